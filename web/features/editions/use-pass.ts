'use client'

import { getPassUse, getPassUsedBy } from '@stave/sdk/actions'
import { decodePass, hashPass, type SignedPass } from '@stave/sdk/editions'
import { useMemo } from 'react'
import { useAccount } from 'wagmi'
import { useChainRead } from '@/features/pay/use-chain-read.ts'
import { reasonOf } from '@/lib/errors.ts'

/** A pass out of what was typed: a code, or a link that ends in one. */
export function readPass(text: string): { signed?: SignedPass; problem?: string } {
  const code = text.trim().split('pass=').at(-1)?.split('&')[0] ?? ''
  if (code === '') return {}
  try {
    return { signed: decodePass(code) }
  } catch (error) {
    return { problem: reasonOf(error) }
  }
}

/** The pass that was typed, and how far it has been used; `used` is undefined while that is not known. */
export function usePass(text: string) {
  const { address } = useAccount()
  const { signed, problem } = useMemo(() => readPass(text), [text])
  const passId = signed && hashPass(signed.pass)
  const { data: used } = useChainRead(['pass', passId, address ?? 'nobody'], async (client) => {
    if (!passId) throw new Error('No pass.')
    const [{ used, revoked }, usedByReader] = await Promise.all([
      getPassUse(client, { passId }),
      address ? getPassUsedBy(client, { passId, wallet: address }) : 0,
    ])
    return { used, revoked, usedByReader }
  })
  return { signed, problem, used }
}
