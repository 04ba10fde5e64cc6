import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'

/** How many bytes from the start of a file are enough to tell its type. */
export const sniffBytes = 4_100

/** Text formats have no magic bytes; a file's name tells them apart. */
const textTypes: Record<string, string> = {
  css: 'text/css',
  csv: 'text/csv',
  htm: 'text/html',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  svg: 'image/svg+xml',
}

/** Tells the media type from a file's first bytes and, for text, its name if it has one. */
export async function contentTypeOf(start: Uint8Array, name: string): Promise<string> {
  const known = await fileTypeFromBuffer(start)
  if (known !== undefined && known.mime !== 'application/xml') return known.mime
  if (!isText(start)) return 'application/octet-stream'
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const type = textTypes[extension] ?? textTypeOf(Buffer.from(start).toString('utf8'))
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

function isText(start: Uint8Array): boolean {
  if (start.includes(0)) return false
  // A multi-byte character may be cut at the end of what was read.
  const cuts = start.length === sniffBytes ? [0, 1, 2, 3] : [0]
  return cuts.some((cut) => isUtf8(start.subarray(0, start.length - cut)))
}

function textTypeOf(text: string): string {
  const head = text.trimStart().toLowerCase()
  if (/^[{[]\s*(["{[\]}\d-]|true|false|null)/.test(head)) return 'application/json'
  if (/^(<!doctype html|<html)/.test(head)) return 'text/html'
  if (/^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/s.test(head)) {
    return 'image/svg+xml'
  }
  return 'text/plain'
}
