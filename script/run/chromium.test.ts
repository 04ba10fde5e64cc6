import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import { findChromium } from './chromium.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('finds a Chromium that starts and can be driven', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'stave-chromium-test-'))
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
  const browser = spawn(await findChromium(), [...args, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let address = ''
  for await (const line of createInterface({ input: browser.stderr })) {
    address = line.match(/DevTools listening on ws:\/\/([\d.:]+)/)?.[1] ?? ''
    if (address !== '') break
  }
  const version = await fetch(`http://${address}/json/version`)
  expect(await version.json()).toMatchObject({ Browser: expect.stringMatching(/Chrome\/\d+/) })
  browser.kill('SIGKILL')
  await once(browser, 'exit')
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

test('says so when CHROMIUM_PATH names nothing', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  await expect(findChromium()).rejects.toThrow('CHROMIUM_PATH names /nowhere/chromium')
})
