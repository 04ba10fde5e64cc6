import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EndsIn } from './ends-in.tsx'
import { Facts } from './facts.tsx'
import { AmountField } from './ui/amount-field.tsx'
import { Choice } from './ui/choice.tsx'
import { parseQuantity, QuantityField } from './ui/quantity-field.tsx'

const nothing = () => {}

test('a choice is a group of radio buttons with a name, of which one is checked', () => {
  const html = renderToStaticMarkup(
    <Choice
      label="Tier"
      value="b"
      onChange={nothing}
      options={[
        { value: 'a', label: 'Friend', disabled: true },
        { value: 'b', label: 'Front row', aside: '$8.00' },
      ]}
    />,
  )
  expect(html).toContain('role="radiogroup"')
  expect(html).toContain('aria-label="Tier"')
  expect(html.match(/aria-checked="true"/g)).toHaveLength(1)
  expect(html).toMatch(/disabled=""[^>]*>.*Friend/)
})

test('time that is left is shown short and read out in words', () => {
  const html = renderToStaticMarkup(<EndsIn at={1_000} now={939} verb="Ends" />)
  expect(html).toContain('<span aria-hidden="true">in 1 min 1 s</span>')
  expect(html).toContain('in 1 minute 1 second')
  const unknown = renderToStaticMarkup(<EndsIn at={0} now={undefined} verb="Ends" />)
  expect(unknown).toContain('1 Jan 1970')
})

test('facts without a value are left out', () => {
  const html = renderToStaticMarkup(
    <Facts
      rows={[
        ['Left', 0],
        ['Reserve', undefined],
      ]}
    />,
  )
  expect(html).toContain('Left')
  expect(html).not.toContain('Reserve')
})

test('amounts and quantities have labels', () => {
  const amount = renderToStaticMarkup(
    <AmountField label="Tip" value="3" onChange={nothing} presets={[3_000_000n, 5_000_000n]} />,
  )
  expect(amount).toMatch(/<label for="([^"]+)"[^>]*>Tip<.*<input id="\1"/)
  expect(amount).toContain('aria-pressed="true"')
  const quantity = renderToStaticMarkup(<QuantityField value="2" onChange={nothing} max={5} />)
  expect(quantity).toMatch(/<input[^>]*type="number"[^>]*max="5"/)
})

test('quantities are whole numbers from one up', () => {
  expect(parseQuantity(' 3 ')).toBe(3)
  for (const text of ['0', '-1', '1.5', '', 'x', '12345678901']) {
    expect(parseQuantity(text)).toBeUndefined()
  }
})
