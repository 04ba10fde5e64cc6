/** What a contract has answered, as the subgraph would say it: whole numbers above 32 bits as text, hex in lower case. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return /^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? mapped(value, plain) : value
}

/** As `plain`, with all numbers as text: for fields whose Solidity type has 32 bits and may be full. */
export function texts(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(texts)
  return isRecord(value) ? mapped(value, texts) : plain(value)
}

/** Whether it is an object of fields, and not one of vitest's matchers. */
function isRecord(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

function mapped(value: object, change: (part: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]))
}
