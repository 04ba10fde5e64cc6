import { randomBytes } from 'node:crypto'
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * A Chromium to drive: `CHROMIUM_PATH`, else the system's, else the one of npm's @sparticuz/chromium, unpacked once
 * into the temporary folder together with the libraries and the font that a bare Linux lacks.
 * Returns the path of an executable. Throws when none can be had on this platform.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (await exists(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there. Correct it, or unset it.`)
  }
  for (const path of ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']) {
    if (await exists(path)) return path
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium and set CHROMIUM_PATH to it.')
  }
  unpacked ??= unpack()
  return unpacked
}

let unpacked: Promise<string> | undefined

/** Unpacks npm's Chromium, aside first, so that two processes never see half of it. */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = await readFile(join(dirname(entry), '../../package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `stave-chromium-${version}-${user}`)
  const launcher = join(folder, 'launch.sh')
  if (await exists(launcher)) return launcher

  const aside = `${folder}.${randomBytes(6).toString('hex')}`
  await mkdir(aside, { recursive: true, mode: 0o700 })
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on AWS.
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV }
  Object.assign(process.env, { TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  await writeFile(join(aside, 'fonts', 'fonts.conf'), fontsConfig(folder))
  await writeFile(join(aside, 'launch.sh'), launchScript(folder))
  await chmod(join(aside, 'launch.sh'), 0o755)
  await rename(aside, folder).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true })
    if (!(await exists(launcher))) throw error
  })
  return launcher
}

function launchScript(folder: string): string {
  return `#!/bin/sh
export LD_LIBRARY_PATH="${folder}/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${folder}/fonts/fonts.conf"
exec "${folder}/chromium" "$@"
`
}

function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
