import { SubgraphQueryError } from '../errors/subgraph.ts'
import { SearchDocument, SearchPlainDocument, type SearchQuery } from '../generated/queries.ts'
import type { SubgraphClient } from './client.ts'

export type SearchParameters = {
  /** What the person typed, as it is. */
  text: string
  /** Results of each kind, at most; 20 by default. */
  first?: number | undefined
}
export type SearchReturnType = SearchQuery

const MAX_WORDS = 8

/**
 * Songs by title and genre, artists by name: by full text with words begun, or by plain inclusion where the graph-node
 * has no full text. Nothing typed finds nothing. Throws as `query`.
 *
 * @example
 * const { songs, artists } = await search(subgraph, { text: 'blue col' })
 */
export async function search(
  client: SubgraphClient,
  { text, first = 20 }: SearchParameters,
): Promise<SearchReturnType> {
  const words = wordsOf(text)
  if (words.length === 0) return { songs: [], artists: [] }
  try {
    return await client.query(SearchDocument, { text: toFullText(words), first })
  } catch (error) {
    if (!(error instanceof SubgraphQueryError)) throw error
    return await client.query(SearchPlainDocument, { text: words.join(' '), first })
  }
}

/**
 * Free text as graph-node's full text wants it: letters and digits alone, each word open-ended, all of them needed.
 *
 * @example
 * cleanSearchText("blue & 'col") // 'blue:* & col:*'
 */
export function cleanSearchText(text: string): string {
  return toFullText(wordsOf(text))
}

function wordsOf(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS)
}

function toFullText(words: string[]): string {
  return words.map((word) => `${word}:*`).join(' & ')
}
