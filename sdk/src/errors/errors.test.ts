import {
  BaseError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  custom,
  encodeErrorResult,
  type Hex,
  HttpRequestError,
  http,
  InsufficientFundsError,
  parseAbi,
  UserRejectedRequestError,
} from 'viem'
import { anvil, mainnet } from 'viem/chains'
import { describe, expect, test } from 'vitest'
import { getLatestSong } from '../actions/catalog/getLatestSong.ts'
import { publishProfile } from '../actions/catalog/publishProfile.ts'
import { catalogAbi, errorsAbi } from '../generated/abis.ts'
import { StaveError } from './base.ts'
import { catalogErrors } from './catalog.ts'
import { dutchAuctionsErrors } from './dutchAuctions.ts'
import { editionsErrors } from './editions.ts'
import { englishAuctionsErrors } from './englishAuctions.ts'
import { giftsErrors } from './gifts.ts'
import { governanceErrors } from './governance.ts'
import { marketErrors } from './market.ts'
import { patronageErrors } from './patronage.ts'
import { royaltySharesErrors } from './royaltyShares.ts'
import { sharedErrors } from './shared.ts'
import { splitsErrors } from './splits.ts'
import { subscriptionsErrors } from './subscriptions.ts'
import { tabsErrors } from './tabs.ts'
import { toStaveError } from './toStaveError.ts'

const classes = [
  ...catalogErrors,
  ...splitsErrors,
  ...tabsErrors,
  ...giftsErrors,
  ...patronageErrors,
  ...editionsErrors,
  ...dutchAuctionsErrors,
  ...englishAuctionsErrors,
  ...subscriptionsErrors,
  ...marketErrors,
  ...royaltySharesErrors,
  ...governanceErrors,
  ...sharedErrors,
]
const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** What viem throws when a contract reverts with these bytes. */
function revert(data: Hex): Error {
  const parameters = { abi: catalogAbi, functionName: 'latestSong' } as const
  const cause = new ContractFunctionRevertedError({ ...parameters, data })
  return new ContractFunctionExecutionError(cause, parameters)
}

describe('each error of the contracts', () => {
  test('has a class, and each class an error', () => {
    const inSolidity = errorsAbi.map(({ name }) => name).sort()
    expect(classes.map(({ solidityName }) => solidityName).sort()).toEqual(inSolidity)
  })

  test.each(errorsAbi)('$name comes back as its own class, in words', (item) => {
    const sample: Record<string, unknown> = {
      address: account,
      string: 'x',
      bytes32: `0x${'1'.repeat(64)}`,
      bytes4: '0x12345678',
    }
    const values = item.inputs.map(({ type }) => {
      if (type in sample) return sample[type]
      const bits = Number(type.slice(4))
      return bits > 48 ? 12n : 12
    })
    const abi = [item] as const
    const data = encodeErrorResult({ abi, errorName: item.name, args: values } as never)
    const error = toStaveError(revert(data))
    const ErrorClass = classes.find(({ solidityName }) => solidityName === item.name)
    expect(error).toBeInstanceOf(ErrorClass)
    expect(error).toBeInstanceOf(BaseError)
    expect(error.name).toBe(`${item.name.replace('_', '')}Error`)
    expect(error.shortMessage).toMatch(/^.{10,}\.$/)
    expect(error.shortMessage).not.toMatch(/undefined|NaN|\[object/)
    expect(error.metaMessages?.length).toBeGreaterThan(0)
    const named = item.inputs.map(({ name }, index) => [name, values[index]])
    expect(error).toMatchObject({ args: Object.fromEntries(named) })
  })
})

describe('whatever else goes wrong', () => {
  test('keeps what it was as its cause', () => {
    const cause = new Error('odd')
    expect(toStaveError(cause)).toMatchObject({ name: 'StaveError', shortMessage: 'odd', cause })
    expect(toStaveError('odd').shortMessage).toBe('odd')
    const known = new StaveError('known')
    expect(toStaveError(known)).toBe(known)
  })

  test('is told from a refusal in the wallet', () => {
    expect(toStaveError(new UserRejectedRequestError(new Error('no')))).toMatchObject({
      name: 'WalletRejectedError',
      shortMessage: 'You declined the request in your wallet.',
    })
    expect(toStaveError(Object.assign(new Error('no'), { code: 4001 })).name).toBe(
      'WalletRejectedError',
    )
  })

  test('is told from an empty wallet and a dead node', () => {
    expect(toStaveError(new InsufficientFundsError()).name).toBe('InsufficientGasMoneyError')
    const dead = new HttpRequestError({ url: 'http://127.0.0.1:1' })
    expect(toStaveError(dead).name).toBe('ChainUnreachableError')
  })

  test('is told from other contracts’ reasons', () => {
    const reason = (text: string) =>
      toStaveError(
        revert(
          encodeErrorResult({
            abi: parseAbi(['error Error(string)']),
            errorName: 'Error',
            args: [text],
          }),
        ),
      )
    expect(reason('ERC20: transfer amount exceeds balance').shortMessage).toBe(
      'The contract refused: the wallet does not hold enough USDC.',
    )
    expect(reason('because').shortMessage).toBe('The contract refused: because.')
    expect(toStaveError(revert('0xdeadbeef')).shortMessage).toBe(
      'The contract refused: error 0xdeadbeef.',
    )
  })
})

describe('actions', () => {
  test('tell a wallet on another chain before anything is sent', async () => {
    const asked: string[] = []
    const request = ({ method }: { method: string }) => {
      asked.push(method)
      return Promise.resolve('0x1')
    }
    const client = createWalletClient({ account, chain: anvil, transport: custom({ request }) })
    await expect(
      publishProfile(client, { metadata: `0x${'1'.repeat(64)}`, name: 'Ada' }),
    ).rejects.toMatchObject({
      name: 'WrongChainError',
      shortMessage: 'The wallet is on another chain 1.',
      metaMessages: ['Switch it to chain 31337 and try again.'],
    })
    expect(asked).toEqual(['eth_chainId'])
  })

  test('tell a chain without a deployment, and one that does not answer', async () => {
    const stranger = createPublicClient({ chain: mainnet, transport: http('http://127.0.0.1:1') })
    await expect(getLatestSong(stranger)).rejects.toMatchObject({
      name: 'UnknownChainError',
      shortMessage: 'Stave is not deployed on chain 1.',
    })
    const transport = http('http://127.0.0.1:1', { retryCount: 0 })
    const dead = createPublicClient({ chain: anvil, transport })
    await expect(getLatestSong(dead)).rejects.toMatchObject({ name: 'ChainUnreachableError' })
  })
})
