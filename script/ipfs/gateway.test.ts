import { CarReader } from '@ipld/car'
import { CID } from 'multiformats/cid'
import { describe, expect, test } from 'vitest'
import { cidOf, isBlockOf } from './cids.ts'
import { gather, helloText, noise, post, startNode, vectors } from './testing.ts'

describe('files', () => {
  test('GET and HEAD tell the same', async () => {
    const { client, gatewayUrl } = await startNode()
    const { cid } = await client.add(helloText)
    const url = `${gatewayUrl}/ipfs/${cid}`
    const got = await fetch(url)
    expect(await got.text()).toBe(helloText)
    const head = await fetch(url, { method: 'HEAD' })
    expect(await head.text()).toBe('')
    for (const { status, headers } of [got, head]) {
      expect(status).toBe(200)
      expect(headers.get('content-length')).toBe('12')
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(headers.get('etag')).toBe(`"${cid}"`)
      expect(headers.get('cache-control')).toBe('public, max-age=29030400, immutable')
      expect(headers.get('accept-ranges')).toBe('bytes')
    }
  })

  test('what a client has is not sent again', async () => {
    const { client, gatewayUrl } = await startNode()
    const { cid } = await client.add(helloText)
    const ask = async (tag: string, url = `${gatewayUrl}/ipfs/${cid}`) =>
      (await fetch(url, { headers: { 'If-None-Match': tag } })).status
    expect(await ask(`"${cid}"`)).toBe(304)
    expect(await ask(`"other", W/"${cid}"`)).toBe(304)
    expect(await ask('*')).toBe(304)
    expect(await ask('"other"')).toBe(200)
    expect(await ask('*', `${gatewayUrl}/ipfs/${vectors.helloRaw}`)).toBe(404)
  })

  test('media types come from the content, and from names for text', async () => {
    const { client, gatewayUrl } = await startNode()
    const wav = Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0', 'latin1')
    const contents: [string, string | Buffer, string][] = [
      ['sound', Buffer.concat([wav, noise(5_000)]), 'audio/wav'],
      [
        'music',
        Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0\xff\xfb\x90\x44', 'latin1'), noise(5_000)]),
        'audio/mpeg',
      ],
      ['cover', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'],
      ['drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
      ['song', '{"title":"First"}', 'application/json'],
      ['page', '<!doctype html><p>', 'text/html; charset=utf-8'],
      ['style.css', 'a{}', 'text/css; charset=utf-8'],
      ['secret', noise(6_000, 3), 'application/octet-stream'],
      ['words', 'für Elise '.repeat(1_000), 'text/plain; charset=utf-8'],
    ]
    const files = contents.map(([path, content]) => ({ path, content }))
    const root = (await gather(client.addAll(files, { wrapWithDirectory: true }))).at(-1)?.cid
    for (const [name, , type] of contents) {
      const { headers } = await fetch(`${gatewayUrl}/ipfs/${root}/${name}`, { method: 'HEAD' })
      expect([name, headers.get('content-type')]).toEqual([name, type])
    }
  })

  test('a file can be downloaded under a name', async () => {
    const { client, gatewayUrl } = await startNode()
    const { cid } = await client.add(helloText)
    const { headers } = await fetch(`${gatewayUrl}/ipfs/${cid}?filename=für.txt&download=true`)
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''f%C3%BCr.txt")
  })
})

describe('ranges', () => {
  test('any part of a 20 MB file can be read', async () => {
    const { client, gatewayUrl } = await startNode()
    const content = noise(20_000_000)
    const { cid } = await client.add(content, { cidVersion: 1, rawLeaves: true })
    const spots = noise(400, 9)
    for (let index = 0; index < 50; index += 1) {
      const start = spots.readUInt32LE(index * 8) % content.length
      const length = 1 + (spots.readUInt32LE(index * 8 + 4) % 700_000)
      const end = Math.min(start + length, content.length)
      const range = `bytes=${start}-${start + length - 1}`
      const response = await fetch(`${gatewayUrl}/ipfs/${cid}`, { headers: { Range: range } })
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(
        `bytes ${start}-${end - 1}/${content.length}`,
      )
      const body = Buffer.from(await response.arrayBuffer())
      expect(body.equals(content.subarray(start, end))).toBe(true)
    }
    const whole = Buffer.from(await (await fetch(`${gatewayUrl}/ipfs/${cid}`)).arrayBuffer())
    expect(whole.equals(content)).toBe(true)
  })

  test('every form of range is understood or refused in words', async () => {
    const { client, gatewayUrl } = await startNode()
    const { cid } = await client.add(helloText)
    const ask = async (Range: string, headers = {}, method = 'GET') => {
      const init = { method, headers: { Range, ...headers } }
      const response = await fetch(`${gatewayUrl}/ipfs/${cid}`, init)
      const range = response.headers.get('content-range')
      return [response.status, range, await response.text()]
    }
    expect(await ask('bytes=6-')).toEqual([206, 'bytes 6-11/12', 'world\n'])
    expect(await ask('bytes=-6')).toEqual([206, 'bytes 6-11/12', 'world\n'])
    expect(await ask('bytes=-100')).toEqual([206, 'bytes 0-11/12', helloText])
    expect(await ask('bytes=11-99')).toEqual([206, 'bytes 11-11/12', '\n'])
    const unsatisfiable = 'range not satisfiable: the content has 12 bytes\n'
    expect(await ask('bytes=12-')).toEqual([416, 'bytes */12', unsatisfiable])
    expect(await ask('bytes=-0')).toEqual([416, 'bytes */12', unsatisfiable])
    const malformed = 'malformed range: expected bytes=first-last\n'
    expect(await ask('bytes=a-b')).toEqual([416, 'bytes */12', malformed])
    expect(await ask('bytes=-')).toEqual([416, 'bytes */12', malformed])
    const backwards = 'malformed range: the last byte comes before the first\n'
    expect(await ask('bytes=5-2')).toEqual([416, 'bytes */12', backwards])
    expect(await ask('bytes=0-1,3-4')).toEqual([200, null, helloText])
    expect(await ask('lines=0-1')).toEqual([200, null, helloText])
    expect(await ask('bytes=0-4', { 'If-Range': `"${cid}"` })).toEqual([
      206,
      'bytes 0-4/12',
      'hello',
    ])
    expect(await ask('bytes=0-4', { 'If-Range': '"other"' })).toEqual([200, null, helloText])
    expect(await ask('bytes=0-4', { 'If-None-Match': `"${cid}"` })).toEqual([304, null, ''])
    expect(await ask('bytes=0-4', {}, 'HEAD')).toEqual([200, null, ''])
  })
})

describe('directories', () => {
  test('are listed, with names made harmless', async () => {
    const { client, gatewayUrl } = await startNode()
    const files = [{ path: 'a/<b> & c.txt', content: helloText }]
    const root = (await gather(client.addAll(files, { wrapWithDirectory: true }))).at(-1)?.cid
    const response = await fetch(`${gatewayUrl}/ipfs/${root}/a`, { redirect: 'error' })
    const page = await response.text()
    expect(page).toContain('&lt;b&gt; &amp; c.txt</a>')
    const link = /href="([^"]+)"/.exec(page)?.[1]
    expect(await (await fetch(`${gatewayUrl}${link}`)).text()).toBe(helloText)
    expect(response.headers.get('x-ipfs-roots')?.split(',')).toHaveLength(2)
  })

  test('show their index page', async () => {
    const { client, gatewayUrl } = await startNode()
    const files = [{ path: 'site/index.html', content: '<!doctype html>home' }]
    const root = (await gather(client.addAll(files))).at(-1)?.cid
    const response = await fetch(`${gatewayUrl}/ipfs/${root}?a=b`)
    expect(response.url).toBe(`${gatewayUrl}/ipfs/${root}/?a=b`)
    expect(await response.text()).toBe('<!doctype html>home')
  })
})

describe('verifiable formats', () => {
  test('format=raw gives the block itself', async () => {
    const { client, gatewayUrl } = await startNode()
    const { cid } = await client.add(noise(600_000))
    const byAccept = { headers: { Accept: 'application/vnd.ipld.raw' } }
    for (const response of [
      await fetch(`${gatewayUrl}/ipfs/${cid}?format=raw`),
      await fetch(`${gatewayUrl}/ipfs/${cid}`, byAccept),
    ]) {
      expect(response.headers.get('content-type')).toBe('application/vnd.ipld.raw')
      expect(response.headers.get('etag')).toBe(`"${cid}.raw"`)
      expect(isBlockOf(cid, new Uint8Array(await response.arrayBuffer()))).toBe(true)
    }
  })

  test('format=car gives the whole DAG, to be added elsewhere', async () => {
    const { client, gatewayUrl } = await startNode()
    const content = noise(1_500_000)
    const files = [{ path: 'album/song', content }]
    const root = (await gather(client.addAll(files, { wrapWithDirectory: true }))).at(-1)?.cid
    const url = `${gatewayUrl}/ipfs/${root}/album/song`
    const response = await fetch(`${url}?format=car`)
    expect(response.headers.get('content-type')).toContain('application/vnd.ipld.car; version=1')
    const car = await CarReader.fromBytes(new Uint8Array(await response.arrayBuffer()))
    const [song] = await car.getRoots()
    const other = await startNode()
    let blocks = 0
    for await (const { cid, bytes } of car.blocks()) {
      expect(isBlockOf(cid, bytes)).toBe(true)
      blocks += 1
      await other.client.block.put(bytes, { format: cid.version === 0 ? 'v0' : 'raw' })
    }
    // Two directories on the path, the file's root and six leaves.
    expect(blocks).toBe(9)
    const read = Buffer.concat(await gather(other.client.cat(`${root}/album/song`)))
    expect(read.equals(content)).toBe(true)
    const accept = { Accept: 'application/vnd.ipld.car; version=1' }
    const one = await fetch(`${gatewayUrl}/ipfs/${song}?dag-scope=block`, { headers: accept })
    const small = await CarReader.fromBytes(new Uint8Array(await one.arrayBuffer()))
    expect((await gather(small.cids())).map(String)).toEqual([`${song}`])
  })

  test('blocks of other codecs are served as what they are', async () => {
    const node = await startNode()
    const json = Buffer.from('{"a":1}')
    const form = new FormData()
    form.append('data', new Blob([json]))
    await post(node, 'block/put?cid-codec=dag-json', { body: form })
    const cid = cidOf(json, 0x0129, 'sha2-256', 1)
    const response = await fetch(`${node.gatewayUrl}/ipfs/${cid}`)
    expect(response.headers.get('content-type')).toBe('application/vnd.ipld.dag-json')
    expect(await response.json()).toEqual({ a: 1 })
  })

  test('unknown formats are refused in words', async () => {
    const { gatewayUrl } = await startNode()
    const ask = (query: string) => fetch(`${gatewayUrl}/ipfs/${vectors.emptyDirectory}?${query}`)
    for (const query of ['format=tar', 'format=car&car-version=2', 'format=car&dag-scope=entity']) {
      expect((await ask(query)).status).toBe(400)
    }
  })
})

test('what is not here is 404, what is no path is 400', async () => {
  const { gatewayUrl } = await startNode()
  const status = async (path: string) => (await fetch(`${gatewayUrl}${path}`)).status
  expect(await status(`/ipfs/${vectors.hello}`)).toBe(404)
  expect(await status(`/ipfs/${vectors.emptyDirectory}/nothing`)).toBe(404)
  expect(await status(`/ipfs/${vectors.hello}?format=car`)).toBe(404)
  expect(await status('/elsewhere')).toBe(404)
  expect(await status('/ipfs/nonsense')).toBe(400)
  expect(await status('/ipfs/%ff')).toBe(400)
  const written = await fetch(`${gatewayUrl}/ipfs/${vectors.hello}`, { method: 'PUT', body: 'x' })
  expect(written.status).toBe(405)
})

test('graph-node finds both its clients on one URL', async () => {
  const node = await startNode()
  const probe = (cid: string) =>
    fetch(`${node.apiUrl}/ipfs/${cid}`, {
      method: 'HEAD',
      headers: { 'Cache-Control': 'only-if-cached' },
      redirect: 'error',
    })
  expect((await probe(vectors.emptyDirectory)).status).toBe(200)
  expect((await probe(vectors.hello)).status).toBe(412)
  expect((await post(node, 'version', { headers: { 'Content-Length': '0' } })).status).toBe(200)
  const { cid } = await node.client.add('{"title":"First"}', { cidVersion: 1 })
  expect(await (await fetch(`${node.apiUrl}/ipfs/${cid}`)).json()).toEqual({ title: 'First' })
  expect(await (await post(node, `cat?arg=${cid}`)).json()).toEqual({ title: 'First' })
  expect(CID.parse(`${cid}`).version).toBe(1)
})
