/** What tests reached of one source file. */
export type FileCoverage = {
  /** Relative to the root. */
  file: string
  lines: Reached
  branches: Reached
}

/** `missed` says in words where nothing went: "74" for a line, "74 (way 1)" for a branch. */
export type Reached = { hit: number; found: number; missed: string[] }

/**
 * Reads an lcov trace file. A branch is what Foundry counts: the body of an `if`, of an `else` and of a `try`; not
 * the way past an `if` without `else`, and not the parts of `&&`, `||` and `?:`.
 */
export function parseLcov(text: string): FileCoverage[] {
  const files: FileCoverage[] = []
  for (const record of text.split('end_of_record')) {
    const file = record.match(/^SF:(.+)$/m)?.[1]
    if (file === undefined) continue
    const coverage: FileCoverage = { file, lines: nothing(), branches: nothing() }
    for (const [, line, hits] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      count(coverage.lines, `${line}`, hits)
    }
    for (const [, line, way, hits] of record.matchAll(/^BRDA:(\d+),\d+,(\d+),(\d+|-)/gm)) {
      count(coverage.branches, `${line} (way ${Number(way) + 1})`, hits)
    }
    files.push(coverage)
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** All files together. */
export function sumOf(files: FileCoverage[]): { lines: Reached; branches: Reached } {
  const total = { lines: nothing(), branches: nothing() }
  for (const { file, ...parts } of files) {
    for (const kind of ['lines', 'branches'] as const) {
      total[kind].hit += parts[kind].hit
      total[kind].found += parts[kind].found
      total[kind].missed.push(...parts[kind].missed.map((where) => `${file}:${where}`))
    }
  }
  return total
}

/** Per cent reached; of nothing, all. */
export function percentOf({ hit, found }: Reached): number {
  return found === 0 ? 100 : (hit / found) * 100
}

function count(reached: Reached, where: string, hits: string | undefined): void {
  reached.found += 1
  if (Number(hits) > 0) reached.hit += 1
  else reached.missed.push(where)
}

function nothing(): Reached {
  return { hit: 0, found: 0, missed: [] }
}
