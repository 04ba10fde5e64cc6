import type { ApolloClient } from '@apollo/client'
import { MetaDocument } from '@stave/sdk/query'

/** The newest block that the subgraph has indexed; rejects when the subgraph does not answer. */
export async function readIndexedBlock(client: ApolloClient): Promise<number> {
  const { data } = await client.query({ query: MetaDocument, fetchPolicy: 'network-only' })
  return data?._meta?.block.number ?? 0
}

/** Waits until `block` is indexed. False when that takes longer than `seconds`, or the subgraph does not answer. */
export async function waitForIndexed(
  client: ApolloClient,
  block: number,
  seconds = 60,
): Promise<boolean> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const indexed = await readIndexedBlock(client).catch(() => 0)
    if (indexed >= block) return true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return false
}
