'use client'

import type { MetadataInput } from '@stave/sdk/metadata'
import type { Hex } from 'viem'
import { useSignMessage } from 'wagmi'
import { upload } from '@/features/release/publish/upload.ts'
import { readGateway } from '@/features/tabs/gateway-client.ts'
import { signInWithKey, signInWithWallet } from '@/features/tabs/session.ts'
import { useListener } from '@/features/tabs/use-listener.ts'

/**
 * Puts metadata into IPFS through the gateway and gives its digest. The gateway must know who asks: this
 * device's key says it without a pop-up, or else the wallet signs in once.
 */
export function usePublish() {
  const listener = useListener()
  const { signMessageAsync } = useSignMessage()

  return async (metadata: MetadataInput): Promise<Hex> => {
    if (!listener) throw new Error('Connect a wallet first.')
    const { encodeMetadata } = await import('@stave/sdk/metadata')
    const { bytes, digest, cid } = encodeMetadata(metadata)
    const { address, chainId, keys } = listener
    const gateway = await readGateway()
    const key = await keys.get({ chainId, listener: address, gateway: gateway.address })
    const who = { listener: address, chainId }
    if (key && key.expiresAt > Date.now() / 1000) await signInWithKey(who, key)
    else await signInWithWallet(who, (message) => signMessageAsync({ message }))
    const stored = await upload({ body: new Blob([bytes]), type: 'application/json' })
    if (stored !== cid) {
      throw new Error('IPFS stored the words under another name than expected. Tell the operator.')
    }
    return digest
  }
}
