import { test as base, type Page } from '@playwright/test'
import type { LocalAccount } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { type ChainReader, readChain } from './chain.ts'
import { connectStack, type RemoteStack } from './control.ts'
import { type Graph, readGraph } from './graph.ts'
import { installWallet, type TestWallet } from './wallet.ts'

/** Somebody at a browser of their own. */
export type Visitor = { page: Page; wallet: TestWallet; account: LocalAccount }

type Fixtures = {
  /** Opens another browser profile, with a wallet that holds `account` or a new one. */
  visit: (options?: { account?: LocalAccount }) => Promise<Visitor>
}

type WorkerFixtures = { stack: RemoteStack; chain: ChainReader; graph: Graph }

/** The pages' own faults: exceptions, and requests to anywhere but this machine. */
function watchFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isHere = ['127.0.0.1', 'localhost', ''].includes(url.hostname)
    if (!isHere) faults.push(`request to ${url.origin}`)
  })
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
    async ({}, use) => use(await connectStack()),
    { scope: 'worker' },
  ],
  chain: [async ({ stack }, use) => use(readChain(stack.urls.rpc)), { scope: 'worker' }],
  graph: [async ({ stack }, use) => use(readGraph(stack.urls.subgraph)), { scope: 'worker' }],
  baseURL: async ({ stack }, use) => use(stack.urls.web),
  page: async ({ page }, use) => {
    const faults: string[] = []
    watchFaults(page, faults)
    await use(page)
    test.expect(faults, 'faults of the page').toEqual([])
  },
  visit: async ({ browser, stack }, use) => {
    const faults: string[] = []
    const contexts: { close: () => Promise<void> }[] = []
    await use(async ({ account = privateKeyToAccount(generatePrivateKey()) } = {}) => {
      const context = await browser.newContext()
      contexts.push(context)
      const wallet = await installWallet(context, { account, rpcUrl: stack.urls.rpc })
      const page = await context.newPage()
      watchFaults(page, faults)
      return { page, wallet, account }
    })
    for (const context of contexts) await context.close()
    test.expect(faults, 'faults of the pages').toEqual([])
  },
})

export const { expect } = test
