import type { Address } from 'viem'
import { indexedBlock, until } from '../../../script/stack/probe.ts'

type Recipient = { recipient: Address; share: number; nestedSplit: { number: number } | null }

export type GraphSong = {
  number: number
  title: string
  price: string
  plays: string
  paid: string
  artist: { id: Address; name: string | null }
  split: { number: number; received: string; presentTranche: { shares: Recipient[] } }
}

const songFields = `number title price plays paid artist { id name }
  split { number received presentTranche { shares { recipient share nestedSplit { number } } } }`

export type Graph = ReturnType<typeof readGraph>

/** What the subgraph says; amounts in micro-USDC, as text. */
export function readGraph(url: string) {
  async function query<Data>(text: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    })
    const { data, errors } = (await response.json()) as {
      data?: Data
      errors?: { message: string }[]
    }
    if (!data) throw new Error(errors?.[0]?.message ?? `The subgraph answers ${response.status}.`)
    return data
  }

  return {
    query,
    /** Waits until the block is indexed, a minute at most. */
    indexed: (block: number): Promise<void> =>
      until(async () => {
        const known = await indexedBlock(url)
        if (known < block) throw new Error(`The subgraph is at block ${known} of ${block}.`)
      }, 60),
    /** The song of this title. Throws when there is none. */
    async song(title: string): Promise<GraphSong> {
      const { songs } = await query<{ songs: GraphSong[] }>(
        `query ($title: String!) { songs(where: { title: $title }) { ${songFields} } }`,
        { title },
      )
      if (!songs[0]) throw new Error(`The subgraph knows no song "${title}".`)
      return songs[0]
    },
    /** The metadata of the song of this title; waits half a minute for IPFS to deliver it. */
    metadataOf: (title: string): Promise<{ audioCid: string }> =>
      until(async () => {
        type Data = { songs: { metadata: { audioCid: string } | null }[] }
        const { songs } = await query<Data>(
          'query ($title: String!) { songs(where: { title: $title }) { metadata { audioCid } } }',
          { title },
        )
        if (!songs[0]?.metadata) throw new Error(`The metadata of "${title}" has not come.`)
        return songs[0].metadata
      }, 30),
    /** The splits in which somebody has or had a share, by number. */
    async splitsOf(recipient: Address): Promise<number[]> {
      const { positions } = await query<{ positions: { split: { number: number } }[] }>(
        'query ($recipient: Bytes!) { positions(where: { recipient: $recipient }) { split { number } } }',
        { recipient: recipient.toLowerCase() },
      )
      return positions.map(({ split }) => split.number)
    },
  }
}
