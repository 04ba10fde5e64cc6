import { Bytes, DataSourceContext } from '@graphprotocol/graph-ts'

/** Tells a file's handler under which id to store it: its sha2-256 digest. */
export function fileContext(digest: Bytes): DataSourceContext {
  const context = new DataSourceContext()
  context.setBytes('digest', digest)
  return context
}
