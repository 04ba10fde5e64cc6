import { Kind, parse } from 'graphql'

/** Names of the types of a schema that mappings write: entities and timeseries, in the schema's order. */
export function entityNames(schema: string): string[] {
  return parse(schema).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.directives?.some(({ name }) => name.value === 'entity')
      ? [definition.name.value]
      : [],
  )
}
