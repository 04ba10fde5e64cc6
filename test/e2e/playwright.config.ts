import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../../script/run/chromium.ts'
import { root } from '../../script/run/root.ts'

export default defineConfig({
  testDir: 'specs',
  outputDir: join(root, 'test-results/e2e'),
  globalSetup: './harness/global-setup.ts',
  // One stack, and one browser at a time: the tests share a chain whose sums they check to the unit.
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    locale: 'en-US',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: await findChromium(),
      // The tests run in containers too, as root and with nothing but loopback.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
