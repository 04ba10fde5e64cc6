import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { withRetry } from 'viem'
import {
  SubgraphBehindError,
  SubgraphQueryError,
  SubgraphUnreachableError,
} from '../errors/subgraph.ts'
import { MetaDocument } from '../generated/queries.ts'

export type SubgraphClientConfig = {
  /** The subgraph's GraphQL endpoint. */
  url: string
  /** Milliseconds until an attempt without an answer is given up; 10,000 by default. */
  timeout?: number | undefined
  /** Attempts after the first one; 2 by default. */
  retryCount?: number | undefined
}

export type SubgraphClient = {
  url: string
  /** Asks a typed query. Throws `SubgraphUnreachableError`, `SubgraphQueryError`. */
  query: <data, variables>(
    document: TypedDocumentNode<data, variables>,
    ...variables: Record<string, never> extends variables ? [variables?] : [variables]
  ) => Promise<data>
  /**
   * Waits until the subgraph has indexed a block, so that a write can be read back. Throws after `timeout`
   * milliseconds (60,000 by default): `SubgraphBehindError`, or as `query` if it does not answer even then.
   */
  waitForBlock: (blockNumber: bigint | number, options?: WaitForBlockOptions) => Promise<void>
  /**
   * All items of a query that pages by id, however many, as of one block. The query takes `$after`, `$first` and
   * `$block`, orders by id, and asks for each item's id. Throws as `query`.
   */
  paginate: <data, variables extends PageVariables, item extends { id: string }>(
    document: TypedDocumentNode<data, variables>,
    variables: Omit<variables, keyof PageVariables>,
    items: (data: data) => readonly item[],
    options?: PaginateOptions,
  ) => AsyncGenerator<item, void, undefined>
}

export type WaitForBlockOptions = {
  timeout?: number | undefined
  /** Milliseconds between two looks; 500 by default. */
  interval?: number | undefined
  signal?: AbortSignal | undefined
}

export type PageVariables = {
  after?: `0x${string}` | null | undefined
  first?: number | null | undefined
  block?: { hash?: `0x${string}` | null | undefined } | null | undefined
}

export type PaginateOptions = {
  /** Items a page, at most 1,000, which is the default. */
  first?: number | undefined
  /** The block to read as of; the newest indexed one unless given. */
  blockHash?: `0x${string}` | undefined
}

/**
 * A client of Stave's subgraph that needs nothing but `fetch`.
 *
 * @example
 * const subgraph = createSubgraphClient({ url: process.env.SUBGRAPH_URL })
 * const { song } = await subgraph.query(SongPageDocument, { id: songId(7) })
 */
export function createSubgraphClient({
  url,
  timeout = 10_000,
  retryCount = 2,
}: SubgraphClientConfig): SubgraphClient {
  const query: SubgraphClient['query'] = (document, ...[variables]) =>
    withRetry(() => post(url, timeout, { query: print(document), variables }), {
      retryCount,
      delay: ({ count }) => 2 ** count * 200,
      shouldRetry: ({ error }) => error instanceof SubgraphUnreachableError,
    })

  async function waitForBlock(
    blockNumber: bigint | number,
    { timeout: patience = 60_000, interval = 500, signal }: WaitForBlockOptions = {},
  ): Promise<void> {
    const deadline = Date.now() + patience
    for (;;) {
      signal?.throwIfAborted()
      const late = Date.now() >= deadline
      // One that has just been started, or starts again, does not answer yet: that passes.
      const meta = await query(MetaDocument).then(
        (data) => data._meta,
        (error) => {
          if (late) throw error
        },
      )
      const indexed = meta?.block.number ?? -1
      if (indexed >= blockNumber) return
      const stopped = meta?.hasIndexingErrors ?? false
      if (stopped || late) {
        throw new SubgraphBehindError({ wanted: Number(blockNumber), indexed, stopped })
      }
      await new Promise((resolve) => setTimeout(resolve, interval))
    }
  }

  const paginate: SubgraphClient['paginate'] = async function* (
    document,
    variables,
    items,
    { first = 1000, blockHash } = {},
  ) {
    const hash = blockHash ?? (await query(MetaDocument))._meta?.block.hash
    let after: `0x${string}` = '0x'
    for (;;) {
      const page = { ...variables, first, after, block: hash ? { hash } : null }
      const found = items(await query(document, page as never))
      yield* found
      const last = found.at(-1)
      if (!last || found.length < first) return
      after = last.id as `0x${string}`
    }
  }

  return { url, query, waitForBlock, paginate }
}

async function post<data>(url: string, timeout: number, body: object): Promise<data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeout),
  }).catch((cause) => {
    throw new SubgraphUnreachableError({ url }, { cause })
  })
  if (!response.ok) throw new SubgraphUnreachableError({ url, status: response.status })
  const answer = (await response.json().catch((cause) => {
    throw new SubgraphUnreachableError({ url }, { cause })
  })) as { data?: data; errors?: { message: string }[] }
  if (answer.errors || !answer.data) {
    throw new SubgraphQueryError({ reasons: answer.errors?.map(({ message }) => message) ?? [] })
  }
  return answer.data
}
