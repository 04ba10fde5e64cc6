import { pino } from 'pino'

type Log = (values: Record<string, unknown>, message: string) => void

/** What of a logger is used: pino's manner, values first. */
export type Logger = { info: Log; warn: Log; error: Log }

/** Says nothing. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * A pino logger that writes JSON lines and never a secret.
 *
 * @example
 * createGateway({ ...config, logger: createLogger({ name: 'gateway' }) })
 */
export function createLogger({ name, level = 'info' }: { name: string; level?: string }): Logger {
  const secrets = ['privateKey', 'sessionSecret', 'encryptionKey', 'databaseUrl', 'cookie', 'raw']
  const redact = secrets.flatMap((secret) => [secret, `*.${secret}`])
  return pino({ name, level, redact })
}

/** The first line of an error, for a log: a URL's password must not get there. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return (text.split('\n')[0] ?? '').replace(/\/\/[^/@\s]*@/g, '//').slice(0, 300)
}
