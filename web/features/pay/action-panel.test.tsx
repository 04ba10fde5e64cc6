import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { ActionPanel } from './action-panel.tsx'
import type { PayState } from './use-pay.ts'

const wallet = vi.hoisted(() => ({
  connected: true,
  balance: 10_000_000n as bigint | undefined,
  allowance: 0n as bigint | undefined,
  state: { stage: 'idle' } as PayState,
}))
vi.mock('./use-pay.ts', () => ({
  useAllowance: () => wallet.allowance,
  usePay: () => ({
    pay: vi.fn(),
    state: wallet.state,
    pending: wallet.state.stage === 'writing',
    connected: wallet.connected,
  }),
}))
vi.mock('@/features/wallet/use-dollars.ts', () => ({
  useDollars: () => ({ data: wallet.balance }),
}))
vi.mock('@/features/wallet/faucet-button.tsx', () => ({ FaucetButton: () => 'Get test dollars' }))

const write = () => ({ title: 'Tip $3.00', prepare: vi.fn() })
const charge = { spender: 'Gifts', amount: 3_000_000n } as const

function render(problem?: string): string {
  return renderToStaticMarkup(
    <ActionPanel line="gifts" action="Tip $3.00" charge={charge} problem={problem} write={write} />,
  )
}

beforeEach(() => {
  Object.assign(wallet, {
    connected: true,
    balance: 10_000_000n,
    allowance: 0n,
    state: { stage: 'idle' },
  })
})

test('says what it takes, what the wallet holds and what the wallet will ask', () => {
  const html = render()
  expect(html).toContain('$3.00')
  expect(html).toContain('$10.00')
  expect(html).toContain('ask twice: let the contract take up to $3.00, then tip $3.00')
  expect(html).not.toContain('disabled=""')
})

test('asks once where the allowance stands', () => {
  wallet.allowance = 3_000_000n
  expect(render()).not.toContain('will ask')
})

test('a wallet that holds too little is told so, and can take test dollars', () => {
  wallet.balance = 1_000_000n
  const html = render()
  expect(html).toContain('Add $2.00 first.')
  expect(html).toContain('disabled=""')
  expect(html).toContain('Get test dollars')
})

test('what is not filled in yet is not held against anybody', () => {
  const html = render('Tip more than nothing.')
  expect(html).not.toContain('Tip more than nothing.')
  expect(html).not.toContain('disabled=""')
})

test('without a wallet the button connects one, whatever else is missing', () => {
  wallet.connected = false
  const html = render('Tip more than nothing.')
  expect(html).toContain('Connect a wallet')
  expect(html).not.toContain('disabled=""')
  expect(html).not.toContain('Tip more than nothing.')
})

test('how far it is, is read out; what failed is an alert', () => {
  wallet.state = { stage: 'writing' }
  expect(render()).toMatch(/role="status"[^>]*>Confirm it in your wallet/)
  wallet.state = { stage: 'failed', reason: 'The song is suspended.' }
  expect(render()).toMatch(/role="alert"[^>]*>The song is suspended/)
  wallet.state = { stage: 'done', title: 'Tip $3.00' }
  expect(render()).toContain('Tip $3.00: done')
})
