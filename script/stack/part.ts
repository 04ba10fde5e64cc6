import type { Child, ChildOptions } from './child.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './state.ts'

export const partNames = [
  'chain',
  'deployment',
  'postgres',
  'ipfs',
  'subgraph',
  'demo',
  'keeper',
  'web',
] as const

export type PartName = (typeof partNames)[number]

/** Where the parts answer; each is set once its part is up. */
export type Urls = {
  rpc: string
  /** The gateway's database. */
  database: string
  /** graph-node's database. */
  graphDatabase: string
  ipfsApi: string
  ipfsGateway: string
  subgraph: string
  web: string
}

/** The environment variables that name a part running elsewhere. */
export type External = {
  RPC_URL?: string
  DATABASE_URL?: string
  IPFS_API_URL?: string
  IPFS_GATEWAY_URL?: string
  SUBGRAPH_URL?: string
}

/** What a part is started with. */
export type PartContext = {
  /** State folder. */
  folder: string
  /** Parts that this stack has. */
  parts: ReadonlySet<PartName>
  ports: Ports
  urls: Urls
  secrets: Secrets
  external: External
  /** Whether blocks follow by themselves. */
  heartbeat: boolean
  /** File that takes what the part's processes print. */
  log: string
  /** Tells the user something. */
  note: (text: string) => void
  /** Starts a process of this part, whose end is noticed. */
  spawn: (options: Omit<ChildOptions, 'name' | 'log'>) => Promise<Child>
  /** Runs a process of this part to its end. Throws with the end of its log when it fails. */
  complete: (options: Omit<ChildOptions, 'name' | 'log'>) => Promise<void>
  /** Waits until `probe` no longer throws. Throws when the part ends first, or does not answer in time. */
  ready: <Answer>(probe: () => Promise<Answer>) => Promise<Answer>
}

/** A part that is up. */
export type RunningPart = {
  /** What a person can open or connect to; empty for what runs only once. */
  address: string
  /** A few words about its state. */
  detail: string
  stop?: () => Promise<void>
}

export type Part = {
  name: PartName
  needs: PartName[]
  /** Builds what the part needs, without waiting for other parts. */
  prepare?: (context: PartContext) => Promise<void>
  start: (context: PartContext) => Promise<RunningPart>
}
