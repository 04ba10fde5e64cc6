import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Member } from '../../../script/stack/groups.ts'
import type { PartName, Urls } from '../../../script/stack/part.ts'
import type { Stack } from '../../../script/stack/stack.ts'

/** Where `serveStack` answers, for the processes that run the tests. */
export const controlVariable = 'STAVE_E2E_STACK'

type Command = { command: 'kill' | 'restart' | 'pause' | 'resume'; part: PartName }

/**
 * Lets other processes of the tests ask where the parts of `stack` are, and kill, restart, pause and resume them.
 * Listens on loopback alone. Returns its address and how to stop it.
 */
export async function serveStack(stack: Stack): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    try {
      if (request.method === 'POST') {
        const { command, part } = JSON.parse(await textOf(request)) as Command
        if (command === 'pause') await signal(stack, part, 'SIGSTOP')
        else if (command === 'resume') await signal(stack, part, 'SIGCONT')
        else await stack[command](part)
      }
      answer(200, stack.urls)
    } catch (error) {
      answer(500, { message: error instanceof Error ? error.message : String(error) })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** The stack that the tests run on, as a test sees it. */
export type RemoteStack = {
  urls: Urls
  /** Ends a part at once, as a crash would. */
  kill: (part: PartName) => Promise<void>
  /** Starts a part again, on the same port and state. */
  restart: (part: PartName) => Promise<void>
  /** Makes a part stand still: it takes requests and answers none. */
  pause: (part: PartName) => Promise<void>
  /** Lets a paused part go on where it stood. */
  resume: (part: PartName) => Promise<void>
}

/** Reaches the stack that `serveStack` has announced. Throws what it answers. */
export async function connectStack(): Promise<RemoteStack> {
  const url = process.env[controlVariable]
  if (!url) throw new Error('No stack is announced; run the tests with `npm test -- e2e`.')
  const send = (command: Command['command']) => async (part: PartName) => {
    await ask(url, { method: 'POST', body: JSON.stringify({ command, part }) })
  }
  return {
    urls: await ask(url),
    kill: send('kill'),
    restart: send('restart'),
    pause: send('pause'),
    resume: send('resume'),
  }
}

/** Sends a signal to a part's process and all that it started. */
async function signal(stack: Stack, part: PartName, name: NodeJS.Signals): Promise<void> {
  const text = await readFile(join(stack.folder, 'running.json'), 'utf8')
  const { members } = JSON.parse(text) as { members: Member[] }
  const member = members.find((one) => one.name === part)
  if (!member) throw new Error(`${part} has no process to signal.`)
  process.kill(-member.pid, name)
}

async function ask(url: string, init?: RequestInit): Promise<Urls> {
  const response = await fetch(url, init)
  const body = (await response.json()) as Urls & { message?: string }
  if (!response.ok) throw new Error(body.message)
  return body
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
