/**
 * Runs the IPFS node from the shell until SIGTERM or SIGINT. Each option is a flag or an
 * environment variable:
 *
 *   --dir, IPFS_DIR                  where blocks and pins are kept (.stave/ipfs)
 *   --api-port, IPFS_API_PORT        port of the RPC (5001)
 *   --gateway-port, IPFS_GATEWAY_PORT  port of the gateway (8080)
 *   --host, IPFS_HOST                address to listen on (127.0.0.1)
 *   --max-upload-bytes, IPFS_MAX_UPLOAD_BYTES  largest upload (1073741824)
 *   --allowed-origins, IPFS_ALLOWED_ORIGINS  web origins that may use the RPC, by comma
 */
import { parseArgs } from 'node:util'
import { messageOf } from './errors.ts'
import { startIpfs } from './service.ts'

const text = { type: 'string' } as const

async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: {
      dir: text,
      'api-port': text,
      'gateway-port': text,
      host: text,
      'max-upload-bytes': text,
      'allowed-origins': text,
    },
  })
  const { env } = process
  const maxUploadBytes = flags['max-upload-bytes'] ?? env.IPFS_MAX_UPLOAD_BYTES
  const allowedOrigins = flags['allowed-origins'] ?? env.IPFS_ALLOWED_ORIGINS ?? ''
  const service = await startIpfs({
    directory: flags.dir ?? env.IPFS_DIR ?? '.stave/ipfs',
    apiPort: numberOf('IPFS_API_PORT', flags['api-port'] ?? env.IPFS_API_PORT ?? '5001'),
    gatewayPort: numberOf(
      'IPFS_GATEWAY_PORT',
      flags['gateway-port'] ?? env.IPFS_GATEWAY_PORT ?? '8080',
    ),
    host: flags.host ?? env.IPFS_HOST,
    maxUploadBytes:
      maxUploadBytes === undefined ? undefined : numberOf('IPFS_MAX_UPLOAD_BYTES', maxUploadBytes),
    allowedOrigins: allowedOrigins.split(',').filter((origin) => origin !== ''),
    logger: (line) => console.log(line),
  })
  console.log(`ipfs ready: rpc ${service.apiUrl} gateway ${service.gatewayUrl}`)
  const stop = async () => {
    await service.close()
    console.log('ipfs stopped')
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function numberOf(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new Error(`${name} must be a whole number, not "${value}"`)
}

function explain(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE') return messageOf(error)
  return `port ${port} is taken: choose another with IPFS_API_PORT or IPFS_GATEWAY_PORT`
}

main().catch((error) => {
  console.error(`ipfs could not start: ${explain(error)}`)
  process.exitCode = 1
})
