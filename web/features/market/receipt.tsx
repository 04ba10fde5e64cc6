import type { PreviewPurchaseReturnType } from '@stave/sdk/actions'
import { Facts } from '@/components/facts.tsx'
import { Money } from '@/components/money.tsx'

/** Where the money of a sale goes, before it is made. */
export function Receipt({
  receipt,
  own,
}: {
  receipt: PreviewPurchaseReturnType
  /** The reader sells. */
  own?: 'seller'
}) {
  return (
    <Facts
      rows={[
        [
          'To the song’s split',
          receipt.royalty > 0n ? <Money key="royalty" micro={receipt.royalty} /> : undefined,
        ],
        ['To the platform', <Money key="fee" micro={receipt.fee} />],
        [own ? 'To you' : 'To the seller', <Money key="proceeds" micro={receipt.proceeds} />],
      ]}
    />
  )
}
