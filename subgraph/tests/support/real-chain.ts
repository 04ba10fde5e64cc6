import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import {
  type Abi,
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  publicActions,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { ensureBuilt } from '../../../script/run/build.ts'
import { blockGasLimit, foundryBinary } from '../../../script/run/foundry.ts'
import { contracts, type DeployedContract, madeContracts } from '../../manifest/contracts.ts'
import { root } from '../../manifest/paths.ts'
import { addressOf } from './events.ts'
import { type Process, startProcess, untilReady } from './process.ts'

type MadeContract = (typeof madeContracts)[number]

const admin = 1
/** Longer than an ADMIN has to wait. */
const delay = 2 * 86_400

const mnemonic = 'test test test test test test test test test test test junk'

/** One of anvil's accounts. Those up to 4, and 9, have roles. */
export const account = (index: number) => mnemonicToAccount(mnemonic, { addressIndex: index })

/** The address of one of them. */
export const address = (index: number) => account(index).address

/** The contracts, deployed by their own script. */
export type RealChain = {
  url: string
  stop: Process['stop']
  height: () => Promise<number>
  /** Unix seconds of the newest block. */
  now: () => Promise<number>
  /** Lets so many seconds pass, and mines a block. */
  pass: (seconds: number) => Promise<void>
  /** As ADMIN: schedules a call, waits until the delay is over, and makes it. */
  govern: (contract: string, functionName: string, args: unknown[]) => Promise<void>
  /** Makes a contract known that was made by another one: `name` stands for the `contract` at this address. */
  know: (name: string, contract: MadeContract, address: Address) => void
  /** Gives an account so much of the chain's own coin. */
  setBalance: (address: Address, value: bigint) => Promise<void>
  /** Gives an account code, or takes it away with `0x`. */
  setCode: (address: Address, code: Hex) => Promise<void>
  /** Gives an account 1,000 USDC, and lets these contracts take it. */
  fund: (index: number, spenders: DeployedContract[]) => Promise<void>
  read: <T>(contract: string, functionName: string, args?: unknown[]) => Promise<T>
  /** Sends a transaction as an account and waits for it; throws when it reverts. */
  write: (as: number, contract: string, functionName: string, args: unknown[]) => Promise<void>
}

/** Starts anvil and deploys the contracts. Throws when they do not stand where the manifest says. */
export async function startRealChain(port: number): Promise<RealChain> {
  const room = ['--gas-limit', String(blockGasLimit)]
  const options = ['--port', String(port), '--quiet', '--hardfork', 'osaka', ...room]
  const anvil = startProcess(foundryBinary('anvil'), options)
  try {
    return await deployedChain(anvil, `http://127.0.0.1:${port}`)
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

async function deployedChain(anvil: Process, url: string): Promise<RealChain> {
  const client = createPublicClient({ chain: foundry, transport: http(url) })
  await untilReady(anvil, 'anvil did not start', () => client.getBlockNumber())
  await ensureBuilt(['contracts'])
  await deploy(url)

  const abis = new Map<string, Abi>()
  const addresses = new Map<string, Address>()
  for (const contract of contracts) addresses.set(contract, addressOf(contract))
  for (const contract of [...contracts, ...madeContracts, 'TestUSD', 'AccessManager']) {
    const text = await readFile(`${root}/out/${contract}.sol/${contract}.json`, 'utf8')
    abis.set(contract, (JSON.parse(text) as { abi: Abi }).abi)
  }
  const code = await client.getCode({ address: addressOf('Tabs') })
  if (code === undefined) {
    throw new Error('The contracts have changed: run `npm run generate`, then test again.')
  }
  const call = (contract: string, functionName: string, args: unknown[]) => ({
    address: addresses.get(contract) as Address,
    abi: abis.get(contract) as Abi,
    functionName,
    args,
  })
  const currency = await client.readContract(call('Splits', 'currency', []))
  addresses.set('TestUSD', currency as Address)
  const manager = await client.readContract(call('Splits', 'authority', []))
  addresses.set('AccessManager', manager as Address)

  const test = createTestClient({ mode: 'anvil', chain: foundry, transport: http(url) })
  const write: RealChain['write'] = async (as, contract, functionName, args) => {
    const wallet = createWalletClient({
      account: account(as),
      chain: foundry,
      transport: http(url),
      pollingInterval: 10,
    }).extend(publicActions)
    const { request } = await wallet.simulateContract(call(contract, functionName, args))
    await wallet.waitForTransactionReceipt({ hash: (await wallet.writeContract(request)) as Hex })
  }
  const pass = async (seconds: number) => {
    await test.increaseTime({ seconds })
    await test.mine({ blocks: 1 })
  }
  return {
    url,
    stop: anvil.stop,
    pass,
    govern: async (contract, functionName, args) => {
      const { abi, address } = call(contract, functionName, args)
      const data = encodeFunctionData({ abi, functionName, args })
      await write(admin, 'AccessManager', 'schedule', [address, data, 0])
      await pass(delay)
      await write(admin, contract, functionName, args)
    },
    know: (name, contract, address) => {
      abis.set(name, abis.get(contract) as Abi)
      addresses.set(name, address)
    },
    setBalance: (address, value) => test.setBalance({ address, value }),
    height: async () => Number(await client.getBlockNumber({ cacheTime: 0 })),
    now: async () => Number((await client.getBlock()).timestamp),
    setCode: (address, bytecode) => test.setCode({ address, bytecode }),
    fund: async (index, spenders) => {
      await write(index, 'TestUSD', 'mint', [address(index), 1_000_000_000n])
      for (const spender of spenders) {
        await write(index, 'TestUSD', 'approve', [addressOf(spender), 2n ** 256n - 1n])
      }
    },
    read: async <T>(contract: string, functionName: string, args: unknown[] = []) =>
      (await client.readContract(call(contract, functionName, args))) as T,
    write,
  }
}

async function deploy(url: string): Promise<void> {
  const options = ['script', 'script/Deploy.s.sol', '--broadcast', '--rpc-url', url]
  await promisify(execFile)(foundryBinary('forge'), options, { cwd: root })
}
