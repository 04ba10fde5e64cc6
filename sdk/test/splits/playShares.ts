import { type Address, type Hex, zeroAddress, zeroHash } from 'viem'
import { remaining, sharesIn, whoLoses } from '../../src/splits/model/book.ts'
import { splitOfRecipient, splitRecipient } from '../../src/splits/recipients.ts'
import { hashShareChange, shareChangeTypedData } from '../../src/splits/shareChange.ts'
import { recipientsOf, type Tranche } from '../../src/splits/tranches.ts'
import type { Listing, Operation, RawPart } from './history.ts'
import { addressMeant, callerMeant, splitMeant, tranchesMeant } from './meant.ts'
import { fan, people } from './people.ts'
import type { Recorder } from './recorder.ts'

type Of<Kind> = Extract<Operation, { kind: Kind }>

export function playCreate(play: Recorder, operation: Of<'create'>) {
  const controller = addressMeant(play.state, operation.controller)
  const tranches = tranchesMeant(play.state, operation.tranches)
  play.call(fan, 'create', [controller, tranches], (ledger, state) =>
    BigInt(ledger.create(state, { controller, tranches })),
  )
}

export function playTransfer(
  play: Recorder,
  { split: which, from, to: who, parts }: Of<'transfer'>,
) {
  const split = splitMeant(play.state, which)
  const caller = callerMeant(play.state, from, split)
  const to = addressMeant(play.state, who)
  const book = play.state.splits.get(split)?.book
  const held = book ? sharesIn(book, caller) : [0n]
  const minimum = 20_000n * BigInt(held.length)
  const shares = parts.length
    ? held.map((share, index) => partMeant(share, parts[index % parts.length], minimum))
    : [...held, 0n]
  play.call(caller, 'transferPosition', [split, to, shares.map(Number)], (ledger, state) =>
    ledger.transferPosition(state, { caller, split, to, shares }),
  )
}

function partMeant(held: bigint, part: RawPart | undefined, minimum: bigint): bigint {
  const parts = {
    all: held,
    none: 0n,
    half: held / 2n,
    least: minimum,
    tooLittle: minimum - 1n,
    leaveLeast: held - minimum,
    leaveTooLittle: held - minimum + 1n,
    tooMuch: held + 1n,
  }
  const meant = parts[part ?? 'all']
  return meant < 0n ? 0n : meant
}

export function playPropose(play: Recorder, operation: Of<'propose'>) {
  const split = splitMeant(play.state, operation.split)
  const deadline = play.now + BigInt(operation.deadline)
  const caller = controllerOf(play, split, operation.foreign)
  propose(play, { split, caller, deadline, tranches: tranchesOf(play, split, operation.tranches) })
}

function propose(
  play: Recorder,
  proposal: { split: number; caller: Address; deadline: bigint; tranches: readonly Tranche[] },
) {
  const { split, caller, deadline, tranches } = proposal
  const { now } = play
  play.call(caller, 'proposeChange', [split, Number(deadline), tranches], (ledger, state) => {
    ledger.proposeChange(state, { ...proposal, now })
  })
}

export function playCancel(play: Recorder, { split: which, foreign }: Of<'cancel'>) {
  const split = splitMeant(play.state, which)
  const caller = controllerOf(play, split, foreign)
  play.call(caller, 'cancelChange', [split], (ledger, state) =>
    ledger.cancelChange(state, { caller, split }),
  )
}

export function playSetController(
  play: Recorder,
  { split: which, to, foreign }: Of<'setController'>,
) {
  const split = splitMeant(play.state, which)
  const caller = controllerOf(play, split, foreign)
  const controller = addressMeant(play.state, to)
  play.call(caller, 'setController', [split, controller], (ledger, state) =>
    ledger.setController(state, { caller, split, controller }),
  )
}

export async function playAccept(play: Recorder, { split: which, who, way }: Of<'accept'>) {
  const split = splitMeant(play.state, which)
  const recipient = addressMeant(play.state, who, split)
  const nested = splitOfRecipient(recipient)
  if (nested !== undefined) return acceptForSplit(play, split, nested)
  const change = changeOf(play, split)
  if (way === 'regret') accept(play, { split, caller: recipient, change, accepted: false })
  if (way === 'regret' || way === 'signature' || way === 'wrongSignature') {
    return await acceptBySignature(play, split, recipient, way !== 'wrongSignature')
  }
  const accepted = way !== 'takeBack'
  const meant = way === 'otherChange' ? (zeroHash.replace(/0$/, '1') as Hex) : change
  accept(play, { split, caller: recipient, change: meant, accepted })
}

function accept(
  play: Recorder,
  args: { split: number; caller: Address; change: Hex; accepted: boolean },
) {
  const { split, caller, change, accepted } = args
  play.call(caller, 'acceptChange', [split, change, accepted], (ledger, state) =>
    ledger.acceptChange(state, args),
  )
}

async function acceptBySignature(
  play: Recorder,
  split: number,
  recipient: Address,
  isRight: boolean,
) {
  const entry = play.state.splits.get(split)
  const change = {
    split,
    nonce: (entry?.nonce ?? 0n) + (isRight ? 0n : 1n),
    deadline: Number(entry?.proposed?.deadline ?? 0n),
    tranches: entry?.proposed?.tranches ?? [],
  }
  const signer = people.find(({ address }) => address === recipient)
  const signature = await signer?.signTypedData(shareChangeTypedData({ chainId: 31337, ...change }))
  play.call(fan, 'acceptChangeBySig', [split, recipient, signature], (ledger, state) =>
    ledger.acceptChangeBySig(state, { split, recipient, signed: hashShareChange(change) }),
  )
}

function acceptForSplit(play: Recorder, split: number, nested: number) {
  const recipients = holdersOf(play, nested)
  play.call(fan, 'acceptChangeForSplit', [split, nested, recipients], (ledger, state) =>
    ledger.acceptChangeForSplit(state, { split, nested, recipients }),
  )
}

/** A change from its proposal to its end: who loses by it accepts, but for one of them perhaps. */
export async function playChange(play: Recorder, operation: Of<'change'>) {
  const split = splitMeant(play.state, operation.split)
  const tranches = tranchesOf(play, split, operation.tranches)
  const caller = controllerOf(play, split, false)
  propose(play, { split, caller, deadline: play.now + 1000n, tranches })
  const { book, proposed } = play.state.splits.get(split) ?? {}
  if (!book || !proposed) return
  for (const [index, loser] of [...whoLoses(book, proposed.tranches)].entries()) {
    if (index !== operation.missing) await acceptFor(play, split, loser, 2)
  }
  apply(play, split, operation.listing)
}

/** Accepts for somebody, for ada by signature; for a split all of its recipients do before. */
async function acceptFor(play: Recorder, split: number, recipient: Address, depth: number) {
  const nested = splitOfRecipient(recipient)
  if (nested !== undefined) {
    if (depth === 0) return
    for (const one of holdersOf(play, nested)) await acceptFor(play, split, one, depth - 1)
    return acceptForSplit(play, split, nested)
  }
  if (recipient === people[1]?.address) return await acceptBySignature(play, split, recipient, true)
  accept(play, { split, caller: recipient, change: changeOf(play, split), accepted: true })
}

export function playApply(play: Recorder, { split: which, listing }: Of<'apply'>) {
  apply(play, splitMeant(play.state, which), listing)
}

function apply(play: Recorder, split: number, listing: Listing) {
  const entry = play.state.splits.get(split)
  const proposed = entry?.proposed?.tranches ?? []
  const tranches = listing === 'otherTranches' ? [...proposed, ...proposed] : proposed
  const all = recipientsOf(tranches, [
    {
      until: 0n,
      shares: holdersOf(play, split).map((recipient) => ({ recipient, share: 1 })),
    },
  ])
  const stranger = splitRecipient(2 ** 32 - 1)
  const lists: Record<Listing, Address[]> = {
    all,
    missing: all.slice(1),
    extra: [stranger, ...all].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)),
    unsorted: all.toReversed(),
    otherTranches: all,
  }
  const recipients = lists[listing]
  const { now } = play
  play.call(fan, 'applyChange', [split, tranches, recipients], (ledger, state) =>
    ledger.applyChange(state, { split, tranches, recipients, now }),
  )
}

/** Who has a share of future income. */
function holdersOf(play: Recorder, split: number): Address[] {
  const book = play.state.splits.get(split)?.book
  const holders = new Set(book ? remaining(book).flatMap(({ shares }) => [...shares.keys()]) : [])
  return [...holders].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
}

function tranchesOf(play: Recorder, split: number, raw: Of<'propose'>['tranches']): Tranche[] {
  return tranchesMeant(play.state, raw, play.state.splits.has(split) ? split : undefined)
}

function controllerOf(play: Recorder, split: number, foreign: boolean): Address {
  const controller = play.state.splits.get(split)?.controller ?? zeroAddress
  return foreign || controller === zeroAddress ? fan : controller
}

function changeOf(play: Recorder, split: number): Hex {
  return play.state.splits.get(split)?.proposed?.change ?? zeroHash
}
