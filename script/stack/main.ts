// `npm start`: the whole of Stave on this machine. `npm start -- --reset` forgets what was there.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type PartName, partNames } from './part.ts'
import { type Stack, startStack } from './stack.ts'
import { stackTable } from './table.ts'

const usage = `npm start [-- options]

  --reset           forget the state of the last time first
  --folder <path>   state folder (.stave)
  --parts <names>   only these, by comma: ${partNames.join(', ')}

Ports: STAVE_WEB_PORT, STAVE_CHAIN_PORT, STAVE_POSTGRES_PORT, STAVE_IPFS_API_PORT, STAVE_IPFS_GATEWAY_PORT,
STAVE_SUBGRAPH_PORT. Parts that run elsewhere: RPC_URL, DATABASE_URL, IPFS_API_URL and IPFS_GATEWAY_URL, SUBGRAPH_URL.`

const { values } = parseArgs({
  options: {
    reset: { type: 'boolean', default: false },
    folder: { type: 'string' },
    parts: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

/** Resolves when someone wants the stack to end. A second Ctrl-C ends this process at once; the guard does the rest. */
function askedToStop(abort: AbortController): Promise<'stop'> {
  return new Promise((resolve) => {
    const ask = (): void => {
      if (abort.signal.aborted) process.exit(130)
      console.log('\nStopping ...')
      abort.abort()
      resolve('stop')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    // Started by npm or pnpm, this ends with them, however they end.
    if (process.env.npm_lifecycle_event === undefined) return
    const launchers = ancestors()
    const watch = setInterval(() => {
      if (ancestors().join() === launchers.join()) return
      clearInterval(watch)
      if (!abort.signal.aborted) ask()
    }, 1_000)
    watch.unref()
  })
}

/** The parent process and, where that can be read, its parent: a shell, and the npm that started it. */
function ancestors(): number[] {
  const parent = process.ppid
  try {
    const line = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return [parent, Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1])]
  } catch {
    return [parent]
  }
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(usage)
    return 0
  }
  const parts = values.parts?.split(',').filter((name) => name !== '')
  const unknown = parts?.filter((name) => !partNames.includes(name as PartName)) ?? []
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}. The parts: ${partNames.join(', ')}.`)
    return 2
  }
  const since = performance.now()
  const abort = new AbortController()
  const asked = askedToStop(abort)
  let stack: Stack
  try {
    stack = await startStack({
      ...(values.folder !== undefined && { folder: values.folder }),
      ...(parts && { parts: parts as PartName[] }),
      reset: values.reset,
      signal: abort.signal,
      onNote: (text) => console.log(`  ${text}`),
      onUp: ({ name, seconds }) => console.log(`✓ ${name.padEnd(10)} ${seconds.toFixed(1)} s`),
    })
  } catch (error) {
    if (abort.signal.aborted) return 130
    console.error(`\n${error instanceof Error ? error.message : error}`)
    return 1
  }
  console.log(stackTable(stack, (performance.now() - since) / 1_000))
  const end = await Promise.race([asked, stack.died])
  if (end !== 'stop') {
    console.error(`\n${end.message}\nEverything else has been stopped.`)
    return 1
  }
  await stack.stop()
  return 0
}

process.exitCode = await main()
