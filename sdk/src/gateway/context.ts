import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Address, Hex } from 'viem'
import type { Chain } from './chain.ts'
import type { GatewayConfig, UploadLimits } from './config.ts'
import type { Content } from './content.ts'
import type { Site } from './http/origin.ts'
import type { Logger } from './logger.ts'
import type { Tokens } from './session/tokens.ts'
import type { Grants } from './streaming/grants.ts'

/** All that the routes work with. */
export type Context = {
  config: GatewayConfig
  /** The gateway's own address. */
  gateway: Address
  /** The Tabs contract. */
  tabs: Address
  encryptionPublicKey: Hex
  basePath: string
  maxItems: number
  uploads: UploadLimits
  chain: Chain
  content: Content
  grants: Grants
  tokens: Tokens
  logger: Logger
  /** The migrated database. */
  database: () => Promise<NodePgDatabase>
}

/** One request below a route's path. */
export type Visit = {
  request: Request
  site: Site
  /** What follows the route's own path: a song's id. */
  parameter: string | undefined
  query: URLSearchParams
}

export type Handler = (context: Context, visit: Visit) => Promise<Response>
