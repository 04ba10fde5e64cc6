import { encodePass, type SignedPass } from '@stave/sdk/editions'
import { expect, test } from 'vitest'
import { readPass } from './use-pass.ts'

const signed: SignedPass = {
  pass: {
    signer: '0x3333333333333333333333333333333333333333',
    edition: 4,
    holder: '0x0000000000000000000000000000000000000000',
    discount: 2_500,
    commission: 0,
    referrer: 0,
    limit: 5,
    walletLimit: 1,
    series: 0,
    startsAt: 100,
    endsAt: 200,
    salt: 1n,
  },
  signature: `0x${'ab'.repeat(65)}`,
}

test('a pass is read from its code, or a link with it', () => {
  const code = encodePass(signed)
  expect(readPass(` ${code} `).signed).toEqual(signed)
  expect(readPass(`https://stave.example/song/1?pass=${code}&x=1`).signed).toEqual(signed)
})

test('nothing typed is no pass, and anything else is refused in words', () => {
  expect(readPass('  ')).toEqual({})
  expect(readPass('SUMMER25').problem).toMatch(/\w/)
})
