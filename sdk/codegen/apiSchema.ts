import {
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
} from 'graphql'

/** Suffixes of filters that graph-node makes of a field, as far as queries here need them. */
const comparisons = ['', '_not', '_gt', '_lt', '_gte', '_lte', '_in', '_not_in']
const bucketComparisons = ['', '_gt', '_lt', '_gte', '_lte', '_in']
const textFilters = ['_contains', '_contains_nocase', '_starts_with_nocase']
const scalars = new Set([
  'Bytes',
  'BigInt',
  'BigDecimal',
  'Int',
  'Int8',
  'String',
  'Boolean',
  'Timestamp',
])

const common = `
  scalar Bytes
  scalar BigInt
  scalar BigDecimal
  scalar Int8
  scalar Timestamp
  directive @entity on OBJECT
  enum OrderDirection { asc desc }
  enum Aggregation_interval { hour day }
  enum Aggregation_current { exclude include }
  input Block_height { hash: Bytes number: Int number_gte: Int }
  type _Block_ { hash: Bytes number: Int! parentHash: Bytes timestamp: Int }
  type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
`

/**
 * The schema of the API that graph-node serves for a subgraph's schema: what queries are typed against. That graph-node
 * itself takes each of them is what the test beside the queries proves.
 */
export function apiSchema(subgraphSchema: string): string {
  const { definitions } = parse(subgraphSchema)
  const objects = definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  )
  const types = objects.filter(({ name }) => name.value !== '_Schema_')
  const enums = definitions.filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION).map(print)
  const names = new Set(types.map(({ name }) => name.value))
  const enumNames = new Set(
    definitions.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION ? node.name.value : [])),
  )
  const queries = types.map((type) => queryFields(type, isAggregation(type)))
  return [
    common,
    ...enums,
    ...types.map((type) => outputType(type, names)),
    ...types.map((type) => filterType(type, names, enumNames)),
    ...types.map((type) => orderType(type, types)),
    `type Query {
      _meta(block: Block_height): _Meta_
      ${searches(objects)}
      ${queries.join('\n')}
    }`,
  ].join('\n')
}

function isAggregation({ directives = [] }: ObjectTypeDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'aggregation')
}

function outputType({ name, fields = [] }: ObjectTypeDefinitionNode, names: Set<string>): string {
  const lines = fields.map((field) => {
    const inner = named(field.type)
    const list = names.has(inner) && print(field.type).startsWith('[')
    return `${field.name.value}${list ? `(${listArguments(inner)})` : ''}: ${print(field.type)}`
  })
  return `type ${name.value} { ${lines.join('\n')} }`
}

function filterType(
  type: ObjectTypeDefinitionNode,
  names: Set<string>,
  enumNames: Set<string>,
): string {
  const filter = `${type.name.value}_filter`
  const lines = (type.fields ?? []).flatMap((field) => {
    const inner = named(field.type)
    if (names.has(inner)) return relationFilters(field, isAggregation(type))
    if (print(field.type).startsWith('[')) return []
    if (!scalars.has(inner) && !enumNames.has(inner)) return []
    return suffixed(field.name.value, inner, scalarSuffixes(inner, isAggregation(type)))
  })
  return `input ${filter} { ${lines.join('\n')} and: [${filter}] or: [${filter}] }`
}

/** A bucket's dimension can only be equal to an id, or have what a filter of its own asks for. */
function relationFilters(field: FieldDefinitionNode, aggregation: boolean): string[] {
  const name = field.name.value
  const nested = `${name}_: ${named(field.type)}_filter`
  if (field.directives?.some((directive) => directive.name.value === 'derivedFrom')) return [nested]
  return [nested, ...suffixed(name, 'String', aggregation ? [''] : comparisons)]
}

function scalarSuffixes(type: string, aggregation: boolean): string[] {
  if (aggregation) return bucketComparisons
  return type === 'String' ? [...comparisons, ...textFilters] : comparisons
}

function suffixed(name: string, type: string, suffixes: string[]): string[] {
  return suffixes.map((suffix) => {
    const list = suffix === '_in' || suffix === '_not_in'
    return `${name}${suffix}: ${list ? `[${type}!]` : type}`
  })
}

/** One may order by an entity's fields and by those of what it points to. */
function orderType(
  { name, fields = [] }: ObjectTypeDefinitionNode,
  types: ObjectTypeDefinitionNode[],
): string {
  const values = fields.flatMap((field) => {
    const target = types.find((type) => type.name.value === named(field.type))
    const own = field.name.value
    if (!target || print(field.type).startsWith('[')) return [own]
    return [own, ...(target.fields ?? []).map((inner) => `${own}__${inner.name.value}`)]
  })
  return `enum ${name.value}_orderBy { ${values.join(' ')} }`
}

function queryFields({ name }: ObjectTypeDefinitionNode, aggregation: boolean): string {
  const type = name.value
  const one = type[0]?.toLowerCase() + type.slice(1)
  const many = plural(one)
  if (aggregation) {
    const choice = 'interval: Aggregation_interval!, current: Aggregation_current'
    return `${many}(${choice}, ${listArguments(type)}, block: Block_height): [${type}!]!`
  }
  const list = `${many}(${listArguments(type)}, block: Block_height): [${type}!]!`
  return `${one}(id: ID!, block: Block_height): ${type}\n${list}`
}

function listArguments(type: string): string {
  const order = `orderBy: ${type}_orderBy, orderDirection: OrderDirection`
  return `first: Int, skip: Int, ${order}, where: ${type}_filter`
}

function searches(objects: ObjectTypeDefinitionNode[]): string {
  const schema = objects.find(({ name }) => name.value === '_Schema_')
  return (schema?.directives ?? [])
    .map((directive) => {
      const source = print(directive)
      const name = /name: "(\w+)"/.exec(source)?.[1]
      const entity = /entity: "(\w+)"/.exec(source)?.[1]
      const options = `first: Int, skip: Int, where: ${entity}_filter, block: Block_height`
      return `${name}(text: String!, ${options}): [${entity}!]!`
    })
    .join('\n')
}

function plural(word: string): string {
  // Of these graph-node knows no plural.
  if (/(metadata|[^s]s)$/i.test(word)) return `${word}_collection`
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

function named(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type)
}
