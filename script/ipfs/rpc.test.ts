import { CID } from 'multiformats/cid'
import { describe, expect, test } from 'vitest'
import { gather, helloText, noise, post, startNode, vectors } from './testing.ts'

describe('add', () => {
  test('names content as Kubo does', async () => {
    const { client } = await startNode()
    const raw = { cidVersion: 1, rawLeaves: true } as const
    expect((await client.add(helloText)).cid.toString()).toBe(vectors.hello)
    expect((await client.add(helloText, raw)).cid.toString()).toBe(vectors.helloRaw)
    expect((await client.add('')).cid.toString()).toBe(vectors.emptyFile)
    expect((await client.add('', raw)).cid.toString()).toBe(vectors.emptyFileRaw)
    expect((await client.add({ path: 'empty' })).cid.toString()).toBe(vectors.emptyDirectory)
  })

  test('answers one JSON line an entry, unnamed content under its CID', async () => {
    const node = await startNode()
    const form = new FormData()
    form.append('file', new Blob([helloText]), 'dir%2Fhello.txt')
    const response = await post(node, 'add?cid-version=1', { body: form })
    const lines = (await response.text()).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { Name: 'dir/hello.txt', Hash: vectors.helloRaw, Size: '12' },
      { Name: 'dir' },
    ])
    const unnamed = await node.client.add(helloText)
    expect(unnamed).toMatchObject({ path: vectors.hello, size: 20 })
  })

  test('keeps many files in directories and wraps them when asked', async () => {
    const { client } = await startNode()
    const files = [
      { path: 'song/cover.png', content: noise(300_000) },
      { path: 'song/notes/read me+.txt', content: helloText },
    ]
    const added = await gather(client.addAll(files, { wrapWithDirectory: true }))
    expect(added.map(({ path }) => path).sort()).toEqual(
      ['', 'song', 'song/cover.png', 'song/notes', 'song/notes/read me+.txt'].sort(),
    )
    const root = added.at(-1)?.cid
    const text = await gather(client.cat(`${root}/song/notes/read me+.txt`))
    expect(Buffer.concat(text).toString()).toBe(helloText)
    const entries = await gather(client.ls(`${root}/song`))
    expect(entries).toMatchObject([
      { name: 'cover.png', type: 'file', size: 300_000 },
      { name: 'notes', type: 'dir' },
    ])
    const pinned = await gather(client.pin.ls({ type: 'recursive' }))
    expect(pinned.map(({ cid }) => cid.toString())).toEqual([`${root}`])
  })

  test('lists and resolves a directory too large for one block', async () => {
    const { client } = await startNode()
    const names = Array.from({ length: 1_300 }, (_, index) => `${index}`.padStart(200, '0'))
    const files = names.map((path) => ({ path, content: path }))
    const added = await gather(client.addAll(files, { wrapWithDirectory: true, cidVersion: 1 }))
    const root = added.at(-1)?.cid
    const listed = await gather(client.ls(`${root}`))
    expect(listed.map(({ name }) => name).sort()).toEqual(names)
    const wanted = names[777] ?? ''
    expect(Buffer.concat(await gather(client.cat(`${root}/${wanted}`))).toString()).toBe(wanted)
  })

  test('only-hash stores nothing, pin=false pins nothing', async () => {
    const { client } = await startNode()
    const hashed = await client.add(noise(600_000), { onlyHash: true })
    await expect(client.block.get(hashed.cid)).rejects.toThrow('not found locally')
    const added = await client.add(noise(600_000), { pin: false })
    expect(added.cid.equals(hashed.cid)).toBe(true)
    expect((await client.block.get(added.cid)).length).toBeGreaterThan(0)
    expect(await gather(client.pin.ls())).toEqual([])
  })

  test('stores the same content from many uploads at once', async () => {
    const { client } = await startNode()
    const content = Buffer.alloc(5_000_000)
    const adding = Array.from({ length: 6 }, () => client.add(content))
    const cids = new Set((await Promise.all(adding)).map(({ cid }) => cid.toString()))
    expect(cids.size).toBe(1)
    const read = Buffer.concat(await gather(client.cat([...cids][0] ?? '')))
    expect(read.equals(content)).toBe(true)
  })

  test('says which options it cannot follow', async () => {
    const { client } = await startNode()
    await expect(client.add('x', { trickle: true })).rejects.toThrow('"trickle" is not supported')
    await expect(client.add('x', { chunker: 'rabin' })).rejects.toThrow('use size-1 to')
    await expect(client.add('x', { hashAlg: 'blake3' })).rejects.toThrow('sha2-256')
    await expect(client.add({ content: 'x', mode: 0o600 })).rejects.toThrow('leave them out')
    await expect(client.add({ path: '../x', content: 'x' })).rejects.toThrow('must not hold')
  })
})

describe('cat', () => {
  test('reads the bytes asked for', async () => {
    const { client } = await startNode()
    const content = noise(1_000_000)
    const { cid } = await client.add(content)
    const read = async (options = {}) => Buffer.concat(await gather(client.cat(cid, options)))
    expect((await read()).equals(content)).toBe(true)
    const part = await read({ offset: 262_100, length: 300_000 })
    expect(part.equals(content.subarray(262_100, 562_100))).toBe(true)
    expect(await read({ offset: 2_000_000 })).toHaveLength(0)
    expect(await read({ offset: 999_990, length: 100 })).toHaveLength(10)
  })

  test('refuses directories, strangers and nonsense as Kubo does', async () => {
    const node = await startNode()
    const errorOf = async (call: string) => {
      const response = await post(node, call)
      return { status: response.status, ...((await response.json()) as object) }
    }
    expect(await errorOf(`cat?arg=${vectors.emptyDirectory}`)).toEqual({
      status: 500,
      Message: 'this dag node is a directory',
      Code: 0,
      Type: 'error',
    })
    expect(await errorOf(`cat?arg=${vectors.hello}`)).toMatchObject({
      status: 500,
      Message: `block was not found locally: could not find ${vectors.hello}`,
    })
    expect(await errorOf(`cat?arg=${vectors.emptyDirectory}/a`)).toMatchObject({
      Message: `no link named "a" under ${vectors.emptyDirectory}`,
    })
    expect(await errorOf('cat?arg=nonsense')).toMatchObject({ status: 400, Code: 1 })
    expect(await errorOf('cat')).toMatchObject({
      status: 400,
      Message: 'argument "ipfs-path" is required',
    })
    expect(await errorOf(`cat?arg=${vectors.hello}&offset=-1`)).toMatchObject({ status: 400 })
  })
})

describe('pin', () => {
  test('adds, lists and removes', async () => {
    const { client } = await startNode()
    const { cid } = await client.add(noise(600_000), { pin: false, cidVersion: 1 })
    await client.pin.add(cid, { name: 'a song' })
    expect(await gather(client.pin.ls({ paths: cid, names: true }))).toMatchObject([
      { type: 'recursive', name: 'a song' },
    ])
    await client.add(noise(600_000), { cidVersion: 1 })
    expect(await gather(client.pin.ls({ name: 'a so' }))).toHaveLength(1)
    const indirect = await gather(client.pin.ls({ type: 'indirect' }))
    expect(indirect).toHaveLength(3)
    const part = indirect[0]?.cid ?? cid
    expect(await gather(client.pin.ls({ paths: part }))).toMatchObject([
      { type: `indirect through ${cid}` },
    ])
    await expect(client.pin.rm(part)).rejects.toThrow('not pinned or pinned indirectly')
    await expect(client.pin.rm(cid, { recursive: false })).rejects.toThrow('pinned recursively')
    expect((await client.pin.rm(cid)).equals(cid)).toBe(true)
    await expect(gather(client.pin.ls({ paths: cid }))).rejects.toThrow('is not pinned')
    await expect(client.pin.rm(cid)).rejects.toThrow('not pinned')
    expect(await gather(client.cat(cid))).not.toHaveLength(0)
  })

  test('pins single blocks directly', async () => {
    const { client } = await startNode()
    const { cid } = await client.add(noise(600_000), { pin: false })
    await client.pin.add(cid, { recursive: false })
    expect(await gather(client.pin.ls())).toMatchObject([{ type: 'direct' }])
    await client.pin.add(cid)
    expect(await gather(client.pin.ls({ type: 'recursive' }))).toHaveLength(1)
    await expect(client.pin.add(cid, { recursive: false })).rejects.toThrow('already pinned')
  })

  test('does not pin what is not here in full', async () => {
    const source = await startNode()
    const node = await startNode()
    const { cid } = await source.client.add(noise(600_000))
    await expect(node.client.pin.add(cid)).rejects.toThrow('not found locally')
    const root = await source.client.block.get(cid)
    await node.client.block.put(root, { format: 'v0' })
    await expect(node.client.pin.add(cid)).rejects.toThrow('not found locally')
    expect(await gather(node.client.pin.ls())).toEqual([])
  })
})

describe('block', () => {
  test('puts, gets and measures', async () => {
    const { client } = await startNode()
    const bytes = Buffer.from(helloText)
    const cid = await client.block.put(bytes)
    expect(cid.toString()).toBe(vectors.helloRaw)
    expect(Buffer.from(await client.block.get(cid)).toString()).toBe(helloText)
    expect(await client.block.stat(cid)).toMatchObject({ size: 12 })
    const wide = await client.block.put(bytes, { mhtype: 'sha2-512' })
    expect(wide.multihash.code).toBe(0x13)
    expect(Buffer.from(await client.block.get(wide)).toString()).toBe(helloText)
    expect(await gather(client.pin.ls())).toEqual([])
  })

  test('names a dag-pb block by either CID version', async () => {
    const { client } = await startNode()
    const { cid } = await client.add(helloText)
    const block = await client.block.get(cid)
    const again = await client.block.put(block, { format: 'dag-pb' })
    expect(again.toString()).toBe(cid.toV1().toString())
    expect(Buffer.concat(await gather(client.cat(again))).toString()).toBe(helloText)
  })

  test('takes no block that other nodes would refuse', async () => {
    const { client } = await startNode()
    await expect(client.block.put(noise(2_097_153))).rejects.toThrow('blocks hold at most')
  })

  test('serves identity CIDs from the CID itself', async () => {
    const { client } = await startNode()
    const cid = CID.parse('bafkqaddimvwgy3zao5xxe3debi')
    expect(Buffer.concat(await gather(client.cat(cid))).toString()).toBe(helloText)
  })
})

test('version answers', async () => {
  const { client } = await startNode()
  expect(await client.version()).toMatchObject({ version: expect.any(String) })
})

test('other methods and commands are refused', async () => {
  const node = await startNode()
  const get = await fetch(`${node.apiUrl}/api/v0/version`)
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'OPTIONS, POST'])
  expect((await post(node, 'shutdown')).status).toBe(404)
  expect((await post(node, 'constructor')).status).toBe(404)
})
