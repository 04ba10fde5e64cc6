import { type Address, zeroHash } from 'viem'
import { getAddressOf } from '../../src/addresses.ts'
import { sharesIn, totalPaid } from '../../src/splits/model/book.ts'
import { splitRecipient } from '../../src/splits/recipients.ts'
import { people } from './people.ts'
import type { Recorder } from './recorder.ts'

/** A read of the chain, and what the model answers. */
export type Question = {
  contract: 'Splits' | 'Currency'
  functionName: string
  args: readonly unknown[]
  /** When it has fields, only these are compared. */
  answer: unknown
}

/** All that can be asked of the ledger once a history has taken place. */
export function questionsAfter({ state, ledger, place }: Recorder): Question[] {
  const ids = [...state.splits.keys()]
  const recipients = [...people.map(({ address }) => address), ...ids.map(splitRecipient)]
  const asked = (functionName: string, args: readonly unknown[], answer: unknown): Question => ({
    contract: 'Splits',
    functionName,
    args,
    answer,
  })
  const balance = (account: Address, answer: bigint): Question => ({
    contract: 'Currency',
    functionName: 'balanceOf',
    args: [account],
    answer,
  })
  const { fees, paused } = state
  const owed = [...state.splits.values()].map(({ book }) => book.received - totalPaid(book))
  const accounted = owed.reduce((sum, amount) => sum + amount, fees)
  const splitCount = ids.length
  const [protocolFee, storefrontShare] = [state.protocolFee, state.storefrontShare].map(Number)
  return [
    asked('ledger', [], { accounted, fees, protocolFee, storefrontShare, splitCount, paused }),
    asked('exists', [splitCount + 1], false),
    balance(getAddressOf('Splits', 31337), state.held),
    ...people.map(({ address }) => balance(address, state.paidTo.get(address) ?? 0n)),
    ...ids.flatMap((id) => {
      const { book, controller, nonce, proposed } = ledger.splitOf(state, id)
      return [
        asked('received', [id], book.received),
        asked('stateOf', [id], { controller }),
        asked('proposalOf', [id], { nonce, structHash: proposed?.change ?? zeroHash }),
        balance(place.depositAddresses[id] ?? '0x', state.deposits.get(id) ?? 0n),
        ...recipients.flatMap((recipient) => [
          asked('withdrawable', [id, recipient], ledger.withdrawable(state, id, recipient)),
          asked('sharesOf', [id, recipient], sharesIn(book, recipient).map(Number)),
        ]),
      ]
    }),
    ...[...state.acceptances].flatMap(([change, given]) =>
      [...given].map(([recipient, accepted]) =>
        asked('hasAccepted', [change, recipient], accepted),
      ),
    ),
  ]
}
