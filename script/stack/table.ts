import { relative } from 'node:path'
import { root } from '../run/root.ts'
import type { Stack } from './stack.ts'

/** What a person needs once everything is up: a row for each part, and how to begin. */
export function stackTable({ reports, urls, folder }: Stack, seconds: number): string {
  const rows = reports.map(({ name, address, detail, seconds: own }) => [
    name,
    address || '-',
    detail,
    `${own.toFixed(1)} s`,
  ])
  const header = ['part', 'address', 'state', 'took']
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]): string =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  const lines = ['', line(header), line(widths.map((width) => '─'.repeat(width)))]
  lines.push(...rows.map(line), '')
  if (urls.web !== '') {
    lines.push(`  Stave is at ${urls.web}, ready after ${seconds.toFixed(1)} s.`)
    lines.push(
      '  Choose "Connect", then the demo wallet: it needs nothing installed, and its money is play money.',
    )
  }
  const inside = relative(root, folder)
  const shown = inside.startsWith('..') ? folder : inside
  lines.push(`  Logs are in ${shown}/logs. Ctrl-C stops everything.`, '')
  return lines.join('\n')
}
