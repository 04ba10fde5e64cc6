import { encryptionPublicKeyOf } from '../encryption/index.ts'
import { createChain } from './chain.ts'
import {
  checkSecret,
  defaultMaxItems,
  defaultRates,
  defaultUploads,
  type GatewayConfig,
  type GatewayRates,
  resolveService,
} from './config.ts'
import { createContent } from './content.ts'
import type { Context, Handler } from './context.ts'
import { clientOf } from './http/client.ts'
import { checkOrigin, siteOf } from './http/origin.ts'
import { ProblemError, problemOf } from './http/problem.ts'
import { createRateLimiter } from './http/rateLimit.ts'
import { reasonOf, silentLogger } from './logger.ts'
import { health } from './routes/health.ts'
import { info } from './routes/info.ts'
import { postPlay } from './routes/plays.ts'
import { readSession, signIn, signOut } from './routes/session.ts'
import { stream } from './routes/stream.ts'
import { putTab, readTabs } from './routes/tabs.ts'
import { upload } from './routes/upload.ts'
import { createTokens } from './session/tokens.ts'
import { openDatabase } from './store/database.ts'
import { createGrants } from './streaming/grants.ts'

/** A stream gateway: a function from a web request to a web response. */
export type Gateway = {
  /** Answers any request below the base path. Never rejects: what fails becomes RFC 9457 problem details. */
  handle: (request: Request) => Promise<Response>
  /** Applies the migrations, which the first request would do otherwise. */
  ready: () => Promise<void>
  /** Ends the connections to the database. */
  close: () => Promise<void>
}

type Route = { rate: keyof GatewayRates; handler: Handler }

const routes: Record<string, Partial<Record<string, Route>>> = {
  gateway: { GET: { rate: 'read', handler: info } },
  health: { GET: { rate: 'read', handler: health } },
  session: {
    GET: { rate: 'session', handler: readSession },
    POST: { rate: 'session', handler: signIn },
    DELETE: { rate: 'session', handler: signOut },
  },
  stream: {
    GET: { rate: 'read', handler: stream },
    HEAD: { rate: 'read', handler: stream },
  },
  tabs: { GET: { rate: 'tabs', handler: readTabs }, PUT: { rate: 'tabs', handler: putTab } },
  plays: { POST: { rate: 'tabs', handler: postPlay } },
  upload: { POST: { rate: 'upload', handler: upload } },
}

/** Routes that take one more path segment. */
const parameterized = new Set(['stream'])

/**
 * Makes a gateway: sign-in, audio, signed tabs and uploads, below `/api`. It keeps nothing but in Postgres, so any
 * number of them may run side by side.
 *
 * Throws `UnknownChainError`, `InvalidEnvironmentError` or `InvalidEncryptionValueError` when the configuration is
 * wrong.
 *
 * @example
 * const gateway = createGateway(readGatewayEnvironment(process.env))
 * export const GET = (request: Request) => gateway.handle(request)
 */
export function createGateway(config: GatewayConfig): Gateway {
  checkSecret(config.sessionSecret)
  const { account, contracts } = resolveService(config)
  const { chainId, logger = silentLogger } = config
  const identity = { chainId, tabs: contracts.Tabs, gateway: account.address }
  const database = openDatabase({ url: config.databaseUrl, identity })
  const context: Context = {
    config,
    gateway: account.address,
    tabs: contracts.Tabs,
    encryptionPublicKey: encryptionPublicKeyOf(config.encryptionKey),
    basePath: config.basePath ?? '/api',
    maxItems: config.maxItems ?? defaultMaxItems,
    uploads: { ...defaultUploads, ...config.uploads },
    chain: createChain({
      rpcUrl: config.rpcUrl,
      contracts,
      gateway: account.address,
      cacheMs: config.chainCacheMs,
    }),
    content: createContent(config),
    grants: createGrants(database.ready),
    tokens: createTokens({
      secret: config.sessionSecret,
      issuer: `${account.address} ${chainId}`,
    }),
    logger,
    database: database.ready,
  }
  const rates = { ...defaultRates, ...config.rates }
  const limiters = {
    read: createRateLimiter(rates.read),
    tabs: createRateLimiter(rates.tabs),
    session: createRateLimiter(rates.session),
    upload: createRateLimiter(rates.upload),
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const { route, parameter } = findRoute(url.pathname, context.basePath, request.method)
    limiters[route.rate](clientOf(request, config.trustedProxies))
    const site = siteOf(request, config.origin)
    if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request, site)
    return await route.handler(context, { request, site, parameter, query: url.searchParams })
  }

  return {
    async handle(request) {
      try {
        return await answer(request)
      } catch (error) {
        const problem = problemOf(error)
        if (problem.status >= 500) {
          const { pathname } = new URL(request.url)
          const reason = reasonOf(problem.cause ?? problem)
          logger.error({ path: pathname, code: problem.code, reason }, 'request failed')
        }
        return problem.toResponse()
      }
    },
    ready: async () => void (await database.ready()),
    close: database.close,
  }
}

function findRoute(pathname: string, basePath: string, method: string) {
  const segments = pathname.startsWith(`${basePath}/`)
    ? pathname.slice(basePath.length + 1).split('/')
    : []
  const [name = '', parameter] = segments
  const methods = Object.hasOwn(routes, name) ? routes[name] : undefined
  const expected = parameterized.has(name) ? 2 : 1
  if (!methods || segments.length !== expected) {
    const detail = 'There is nothing at this path. See the documentation for the gateway’s routes.'
    throw new ProblemError({ status: 404, code: 'NOT_FOUND', detail })
  }
  const route = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (route) return { route, parameter }
  const allow = Object.keys(methods).join(', ')
  throw new ProblemError({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    detail: `This path takes ${allow}.`,
    headers: { allow },
  })
}
