// Closes and settles the gateway's tabs until it is told to end. Reads the same environment as the gateway.
import { createKeeper, createLogger, readServiceEnvironment } from '@stave/sdk/gateway'

/** Seconds after which a tab is closed: soon, because here one person waits to see the money arrive. */
const closeAfterSeconds = 60

const keeper = createKeeper({
  ...readServiceEnvironment(process.env),
  closeAfterSeconds,
  logger: createLogger({ name: 'keeper' }),
})
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

await keeper.tick()
console.log('keeper ready')
await keeper.run({ signal: stopping.signal })
await keeper.close()
