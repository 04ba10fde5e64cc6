/** A table in plain text: a header, a rule, and the rows; the columns numbered in `right` end flush. */
export function renderTable(header: string[], rows: string[][], right: number[] = []): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]): string => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? ''
      return right.includes(column) ? cell.padStart(width) : cell.padEnd(width)
    })
    return `  ${cells.join('  ')}`.trimEnd()
  }
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join(
    '\n',
  )
}
