import getPort, { portNumbers } from 'get-port'

export type Ports = {
  chain: number
  postgres: number
  ipfsApi: number
  ipfsGateway: number
  subgraph: number
  web: number
  keeper: number
  /** graph-node's inner ports. */
  subgraphAdmin: number
  subgraphIndex: number
  subgraphMetrics: number
}

/** The preferred ports, and the environment variables that change them. */
const preferred: Record<keyof Ports, { port: number; variable: string }> = {
  chain: { port: 8545, variable: 'STAVE_CHAIN_PORT' },
  postgres: { port: 5433, variable: 'STAVE_POSTGRES_PORT' },
  ipfsApi: { port: 5001, variable: 'STAVE_IPFS_API_PORT' },
  ipfsGateway: { port: 8080, variable: 'STAVE_IPFS_GATEWAY_PORT' },
  subgraph: { port: 8000, variable: 'STAVE_SUBGRAPH_PORT' },
  web: { port: 3000, variable: 'STAVE_WEB_PORT' },
  keeper: { port: 3001, variable: 'STAVE_KEEPER_PORT' },
  subgraphAdmin: { port: 8020, variable: 'STAVE_SUBGRAPH_ADMIN_PORT' },
  subgraphIndex: { port: 8030, variable: 'STAVE_SUBGRAPH_INDEX_PORT' },
  subgraphMetrics: { port: 8040, variable: 'STAVE_SUBGRAPH_METRICS_PORT' },
}

/**
 * Ports that are free now: `wanted` or the environment's or the usual ones, and where one is taken the next free one
 * above it, which `note` is told. `'any'` takes whatever is free. Throws for a variable that is no port.
 */
export async function choosePorts(
  wanted: Partial<Ports> | 'any',
  env: Record<string, string | undefined>,
  note: (text: string) => void,
): Promise<Ports> {
  const names = Object.keys(preferred) as (keyof Ports)[]
  const ports: Partial<Ports> = {}
  for (const name of names) {
    if (wanted === 'any') {
      ports[name] = await getPort({ reserve: true })
      continue
    }
    const { port, variable } = preferred[name]
    const first = wanted[name] ?? readPort(variable, env[variable]) ?? port
    const candidates = portNumbers(first, Math.min(first + 50, 65_535))
    const found = await getPort({ port: candidates, exclude: Object.values(ports) })
    if (found !== first) note(`Port ${first} is taken; ${name} uses ${found} (${variable}).`)
    ports[name] = found
  }
  return ports as Ports
}

function readPort(variable: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1_024 && port <= 65_535) return port
  throw new Error(`${variable} is "${text}"; it must be a port between 1024 and 65535.`)
}
