import { access, constants, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runCommand, tailOf } from './command.ts'

/** How to get Slither, for somebody who has not got it. */
export const howToGetSlither =
  'Slither is not on the PATH, so only solhint has looked. To have it look too:\n' +
  '  python3 -m venv ~/.slither && ~/.slither/bin/pip install slither-analyzer\n' +
  '  PATH="$HOME/.slither/bin:$PATH" npm run security'

type SlitherReport = {
  success: boolean
  error: string | null
  results: {
    detectors?: {
      check: string
      impact: string
      description: string
      first_markdown_element: string
      elements: { source_mapping?: { filename_relative: string } }[]
    }[]
  }
}

/** Whether a command named `slither` is on the PATH. */
export async function hasSlither(path = process.env.PATH ?? ''): Promise<boolean> {
  const found = path.split(delimiter).map((folder) =>
    access(join(folder, 'slither'), constants.X_OK).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(found)).includes(true)
}

/**
 * Lets Slither read contracts/, and returns what it finds of high or medium severity that is not explained in place, a
 * sentence each. Throws when Slither itself fails.
 * @param log File that takes what the tools print.
 */
export async function runSlither(log: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stave-slither-'))
  try {
    // A folder of its own: Slither reads every build that it finds in one.
    const out = join(folder, 'out')
    await succeed('forge build --build-info contracts', log, {
      FOUNDRY_SOLC: './script/solc/unoptimized.mjs',
      FOUNDRY_OUT: out,
      FOUNDRY_CACHE_PATH: join(folder, 'cache'),
    })
    const report = join(folder, 'report.json')
    // Findings are read from the report, whatever the exit code.
    await runCommand(
      `slither . --foundry-ignore-compile --foundry-out-directory "${out}" --json "${report}"`,
      { log },
    )
    const text = (await readdir(folder)).includes('report.json')
      ? await readFile(report, 'utf8')
      : '{"success":false,"error":"no report"}'
    const { findings, error } = readFindings(JSON.parse(text))
    const printed = await readFile(log, 'utf8')
    if (error !== '')
      throw new Error(`Slither failed: ${error}\n${await tailOf(log)}\nWhole log: ${log}`)
    return [...findings, ...unreadFunctions(printed)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The findings of high and medium severity in Slither's JSON report that touch contracts/, and why it failed if it did.
 * Slither's own --filter-paths would also drop what touches a library besides ours.
 */
export function readFindings(report: SlitherReport): { findings: string[]; error: string } {
  if (!report.success) return { findings: [], error: report.error ?? 'unknown reason' }
  const severe = (report.results.detectors ?? [])
    .filter(({ impact }) => ['High', 'Medium'].includes(impact))
    .filter(({ elements }) =>
      elements.some((element) =>
        element.source_mapping?.filename_relative.startsWith('contracts/'),
      ),
    )
  const findings = severe.map(({ check, impact, description, first_markdown_element }) => {
    const first = description.trim().split('\n')[0]
    return `${first_markdown_element}: ${check} (${impact.toLowerCase()}): ${first}`
  })
  return { findings, error: '' }
}

/**
 * Functions of contracts/ that Slither printed it could not read, and so did not check. Those of libraries are left
 * out: they are not ours to write differently.
 */
export function unreadFunctions(printed: string): string[] {
  const names = [...printed.matchAll(/Impossible to generate IR for (\S+) \((contracts\/[^)]+)\)/g)]
  const unique = new Map(names.map(([, name, place]) => [`${name}`, `${place}`]))
  return [...unique].map(
    ([name, place]) =>
      `${place}: Slither cannot read ${name}, so it is not checked. Write it in simpler steps: ` +
      'of two operands, the wider first; a `using for` on a plain variable',
  )
}

async function succeed(command: string, log: string, env: Record<string, string>): Promise<void> {
  const { ok, reason } = await runCommand(command, { log, env })
  if (!ok) throw new Error(`${command} failed: ${reason}.\n${await tailOf(log)}\nWhole log: ${log}`)
}
