import { type Address, type Hex, isHex, size } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { type ContractName, getDeployment } from '../addresses.ts'
import { StaveError } from '../errors/base.ts'
import type { Rate } from './http/rateLimit.ts'
import type { Logger } from './logger.ts'

/** The contracts that the gateway or the keeper speaks to. */
export type ServiceContract =
  | 'Access'
  | 'Catalog'
  | 'EnglishAuctions'
  | 'Patronage'
  | 'Subscriptions'
  | 'Tabs'

/** What the gateway and the keeper both need. */
export type ServiceConfig = {
  chainId: number
  rpcUrl: string
  /** Such as `postgres://user:password@127.0.0.1:5432/stave`. */
  databaseUrl: string
  /** Whose address is the gateway's address, 32 bytes. */
  privateKey: Hex
  /** The SDK's deployment on the chain unless given. */
  contracts?: Pick<Record<ContractName, Address>, ServiceContract> | undefined
  /** Such as a pino logger; nothing is logged without one. */
  logger?: Logger | undefined
}

/** Requests that one client may send, by what they cost the gateway. */
export type GatewayRates = {
  /** Ranges of audio, and reads. */
  read: Rate
  /** Signed tabs and plays. */
  tabs: Rate
  /** Sign-in. */
  session: Rate
  upload: Rate
}

/** Bytes at most. */
export type UploadLimits = { audio: number; image: number; json: number }

export type GatewayConfig = ServiceConfig & {
  /** Base URL of the IPFS node's RPC, for uploads. */
  ipfsApiUrl: string
  /** Base URL of the IPFS gateway that audio is read from. */
  ipfsGatewayUrl: string
  /** The subgraph's GraphQL endpoint, which the gateway needs only to tell in `/health` whether it answers. */
  subgraphUrl?: string | undefined
  /** Signs session cookies; at least 32 characters of randomness. */
  sessionSecret: string
  /** The P-256 private key for which artists wrap song keys, 32 bytes. */
  encryptionKey: Hex
  /** The site's public origin, such as `https://stave.example`; the request's own host unless given. */
  origin?: string | undefined
  /** The path below which the routes are mounted; `/api` by default. */
  basePath?: string | undefined
  /**
   * How many proxies that add to `X-Forwarded-For` stand before the gateway: the client is so many entries from the right.
   * 1 by default. Without any proxy a client can write that header itself, and so escape its limits.
   */
  trustedProxies?: number | undefined
  /** Items at which a tab is closed; 400 by default, so that one tab always fits a transaction. */
  maxItems?: number | undefined
  uploads?: Partial<UploadLimits> | undefined
  rates?: Partial<GatewayRates> | undefined
  /** Milliseconds for which reads of the chain are reused; 1,000 by default. */
  chainCacheMs?: number | undefined
}

/** That of anvil and other chains of one machine. */
export const LOCAL_CHAIN_ID = 31337

export const defaultMaxItems = 400
export const previewSeconds = 30

export const defaultRates: GatewayRates = {
  read: { burst: 600, perSecond: 60 },
  tabs: { burst: 300, perSecond: 20 },
  session: { burst: 120, perSecond: 2 },
  upload: { burst: 60, perSecond: 1 },
}

export const defaultUploads: UploadLimits = {
  audio: 512 * 1024 * 1024,
  image: 16 * 1024 * 1024,
  json: 256 * 1024,
}

/** Contracts and the gateway's own address. Throws `UnknownChainError` when neither is configured. */
export function resolveService({ chainId, privateKey, contracts }: ServiceConfig) {
  const account = privateKeyToAccount(privateKey)
  return { account, contracts: contracts ?? getDeployment(chainId).contracts }
}

/** A variable of the environment is missing or malformed. */
export class InvalidEnvironmentError extends StaveError {
  override name = 'InvalidEnvironmentError'
  constructor(name: string, rule: string) {
    super(`${name} must be ${rule}.`, { metaMessages: [`Set ${name} and start again.`] })
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads CHAIN_ID, RPC_URL, DATABASE_URL and GATEWAY_PRIVATE_KEY.
 *
 * Throws `InvalidEnvironmentError`, which never shows a value.
 */
export function readServiceEnvironment(env: Environment): ServiceConfig {
  const chainId = Number(env.CHAIN_ID)
  if (!Number.isSafeInteger(chainId) || chainId < 1) {
    throw new InvalidEnvironmentError('CHAIN_ID', 'the number of a chain')
  }
  return {
    chainId,
    rpcUrl: url(env, 'RPC_URL'),
    databaseUrl: url(env, 'DATABASE_URL'),
    privateKey: key(env, 'GATEWAY_PRIVATE_KEY'),
  }
}

/**
 * Reads the whole configuration of a gateway: also IPFS_API_URL, IPFS_GATEWAY_URL, GATEWAY_SESSION_SECRET,
 * GATEWAY_ENCRYPTION_KEY and, if set, SUBGRAPH_URL, GATEWAY_TRUSTED_PROXIES and GATEWAY_ORIGIN; the last one must be set
 * on every chain but a local one.
 *
 * Throws `InvalidEnvironmentError`, which never shows a value.
 *
 * @example
 * const gateway = createGateway(readGatewayEnvironment(process.env))
 */
export function readGatewayEnvironment(env: Environment): GatewayConfig {
  const sessionSecret = env.GATEWAY_SESSION_SECRET ?? ''
  checkSecret(sessionSecret)
  const service = readServiceEnvironment(env)
  // Without it a page elsewhere could have people sign in for its own host, and use that here.
  const isPublic = service.chainId !== LOCAL_CHAIN_ID
  return {
    ...service,
    ipfsApiUrl: url(env, 'IPFS_API_URL'),
    ipfsGatewayUrl: url(env, 'IPFS_GATEWAY_URL'),
    sessionSecret,
    encryptionKey: key(env, 'GATEWAY_ENCRYPTION_KEY'),
    subgraphUrl: optional(env, 'SUBGRAPH_URL', url),
    origin: isPublic ? url(env, 'GATEWAY_ORIGIN') : optional(env, 'GATEWAY_ORIGIN', url),
    trustedProxies: optional(env, 'GATEWAY_TRUSTED_PROXIES', count),
  }
}

/** Throws `InvalidEnvironmentError` when a session secret could be guessed. */
export function checkSecret(secret: string): void {
  if (secret.length >= 32) return
  throw new InvalidEnvironmentError('GATEWAY_SESSION_SECRET', 'at least 32 random characters')
}

function optional<value>(
  env: Environment,
  name: string,
  read: (env: Environment, name: string) => value,
): value | undefined {
  return env[name] === undefined || env[name] === '' ? undefined : read(env, name)
}

function count(env: Environment, name: string): number {
  const value = env[name] ?? ''
  if (/^[1-9]\d?$/.test(value)) return Number(value)
  throw new InvalidEnvironmentError(name, 'a whole number from 1 to 99')
}

function url(env: Environment, name: string): string {
  const value = env[name]
  if (value !== undefined && URL.canParse(value)) return value
  throw new InvalidEnvironmentError(name, 'a URL')
}

function key(env: Environment, name: string): Hex {
  const value = env[name]
  if (isHex(value) && size(value) === 32) return value
  throw new InvalidEnvironmentError(name, '32 bytes in hex, beginning with 0x')
}
