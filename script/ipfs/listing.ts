import type { UnixFSDirectoryEntry } from 'ipfs-unixfs-exporter'

/** A directory as a plain HTML page of links, sent as the entries are read. */
export async function* listingOf(
  title: string,
  base: string,
  entries: AsyncIterable<UnixFSDirectoryEntry>,
): AsyncGenerator<Uint8Array> {
  yield html(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
<ul>
`)
  for await (const { name, size } of entries) {
    const link = `${base}/${encodeURIComponent(name)}`
    yield html(`<li><a href="${link}">${escaped(name)}</a> ${size} bytes</li>\n`)
  }
  yield html('</ul>\n</html>\n')
}

const html = (text: string) => Buffer.from(text)

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
