import {
  addTier,
  approveCurrency,
  createEdition,
  createEnglishAuction,
  createSplit,
  type Line,
  registerSong,
  setPatronagePage,
  simulateCreateEdition,
  subscribe,
  waitForCreateSplit,
  waitForReceipt,
  waitForRegisterSong,
} from '@stave/sdk/actions'
import { encodeMetadata } from '@stave/sdk/metadata'
import { NO_END, TOTAL_SHARES } from '@stave/sdk/splits'
import {
  createTestClient,
  createWalletClient,
  http,
  type LocalAccount,
  parseEther,
  publicActions,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { ChainReader } from './chain.ts'
import { soloSong } from './demo.ts'
import type { Graph } from './graph.ts'

type Place = { rpcUrl: string; chain: ChainReader; graph: Graph }

/** An artist whom nobody knows yet, with ether for transactions: what is set up here is in no other test's way. */
export async function newArtist(rpcUrl: string): Promise<LocalAccount> {
  const account = privateKeyToAccount(generatePrivateKey())
  const client = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) })
  await client.setBalance({ address: account.address, value: parseEther('10') })
  return account
}

type Release = {
  artist: LocalAccount
  title: string
  lines: readonly Line[]
  /** The split that earns; the demo song's unless given. */
  split?: number
}

/** Registers a song of `artist` with the sound of the demo's, open on `lines`. Waits until it is indexed. */
export async function releaseSong(
  { rpcUrl, chain, graph }: Place,
  { artist, title, lines, split: own }: Release,
): Promise<{ song: number; split: number }> {
  const client = walletOf(artist, rpcUrl)
  const like = await graph.song(soloSong.title)
  const { metadata } = await chain.song(like.number)
  const split = own ?? like.split.number
  const hash = await registerSong(client, {
    artist: artist.address,
    metadata,
    split,
    terms: { price: 10_000n, releaseAt: 0, lines, patronTier: 1 },
    title,
    genre: soloSong.genre,
  })
  const { song } = await waitForRegisterSong(client, { hash })
  await graph.indexed(await chain.blockNumber())
  return { song, split }
}

/** Makes a split that pays `artist` alone. */
export async function soleSplit({ rpcUrl }: Place, artist: LocalAccount): Promise<number> {
  const client = walletOf(artist, rpcUrl)
  const shares = [{ recipient: artist.address, share: TOTAL_SHARES }]
  const tranches = [{ until: NO_END, shares }]
  const hash = await createSplit(client, { controller: artist.address, tranches })
  const { split } = await waitForCreateSplit(client, { hash })
  return split
}

/** What the fans' tests need to find: patronage with a tier, an edition, and one in an auction for the highest bid. */
export async function offerAll(
  { rpcUrl, chain, graph }: Place,
  { artist, song, split }: { artist: LocalAccount; song: number; split: number },
): Promise<void> {
  const client = walletOf(artist, rpcUrl)
  const { digest: text } = encodeMetadata({ type: 'profile', name: 'A text of no weight' })
  const page = await setPatronagePage(client, { artist: artist.address, split })
  await waitForReceipt(client, { hash: page })
  const terms = { price: 4_000_000n, perks: text, earlyAccessHours: 24 }
  const tier = await addTier(client, { artist: artist.address, terms, limit: 20 })
  await waitForReceipt(client, { hash: tier })

  const edition = { song, metadata: text, title: 'Print', terms: { price: 2_000_000n, supply: 9 } }
  await waitForReceipt(client, { hash: await createEdition(client, edition) })
  const minter = chain.contracts.EnglishAuctions
  const unique = { supply: 1, price: 0n, startsAt: 0, endsAt: 0, minter }
  const one = { song, metadata: text, title: 'Tape', terms: unique }
  const { result: number } = await simulateCreateEdition(client, one)
  await waitForReceipt(client, { hash: await createEdition(client, one) })
  const auction = { opening: 3_000_000n, raise: 10, duration: 900 }
  const hash = await createEnglishAuction(client, { edition: number, terms: auction })
  await waitForReceipt(client, { hash })
  await graph.indexed(await chain.blockNumber())
}

/** Subscribes `account`, which must have dollars and ether, to BASIC. */
export async function subscribeAs({ rpcUrl, chain }: Place, account: LocalAccount): Promise<void> {
  const client = walletOf(account, rpcUrl)
  const amount = 5_000_000n
  const approval = { spender: chain.contracts.Subscriptions, amount }
  await waitForReceipt(client, { hash: await approveCurrency(client, approval) })
  const hash = await subscribe(client, { tier: 'BASIC', maximum: amount })
  await waitForReceipt(client, { hash })
}

/** Lets so many seconds pass on the chain. */
export async function pass(rpcUrl: string, seconds: number): Promise<void> {
  const client = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) })
  await client.increaseTime({ seconds })
  await client.mine({ blocks: 1 })
}

function walletOf(account: LocalAccount, rpcUrl: string) {
  return createWalletClient({ account, chain: foundry, transport: http(rpcUrl) }).extend(
    publicActions,
  )
}
