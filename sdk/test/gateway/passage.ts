import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a part, which a test can close while the part itself runs on. */
export type Passage = {
  /** The part's URL, by this passage. */
  url: string
  /** Breaks the connections that stand and refuses new ones. */
  cut: () => Promise<void>
  /** Takes connections and bytes, and passes nothing on. */
  silence: () => void
  /** Passes everything on, also what came in silence. */
  resume: () => Promise<void>
  /** Ends it. */
  stop: () => Promise<void>
}

export type PassageOptions = {
  /** Called with each piece that is sent to the part; false keeps it back. */
  onSend?: (() => boolean) | undefined
}

/** Passes everything on to `target`, such as `http://127.0.0.1:8545`. */
export async function openPassage(
  target: string,
  { onSend = () => true }: PassageOptions = {},
): Promise<Passage> {
  const { hostname, port, host } = new URL(target)
  const pairs = new Set<{ near: Socket; far: Socket }>()
  let isSilent = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const pair = { near, far }
    pairs.add(pair)
    near.on('data', (bytes) => void (onSend() && far.write(bytes)))
    far.on('data', (bytes) => void near.write(bytes))
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      socket.on('error', () => {})
      socket.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
      if (isSilent) socket.pause()
    }
  })
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const address = server.address() as AddressInfo

  async function cut(): Promise<void> {
    if (!server.listening) return
    server.close()
    for (const { near } of pairs) near.destroy()
    await once(server, 'close')
  }

  return {
    url: target.replace(host, `127.0.0.1:${address.port}`),
    cut,
    silence() {
      isSilent = true
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.pause()
    },
    async resume() {
      isSilent = false
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.resume()
      if (!server.listening) await listen(address.port)
    },
    stop: cut,
  }
}
