import { Check } from 'lucide-react'
import type { PayState } from './use-pay.ts'

/** Says in words how far a payment is; what changes is read out. */
export function PayStatus({ state }: { state: PayState }) {
  return (
    <>
      <p role="status" className="text-faint text-xs empty:absolute">
        {wordsFor(state)}
      </p>
      {state.stage === 'failed' && (
        <p role="alert" className="text-pretty text-bad text-sm">
          {state.reason}
        </p>
      )}
    </>
  )
}

function wordsFor(state: PayState) {
  switch (state.stage) {
    case 'allowing':
      return 'One step comes first: confirm it in your wallet.'
    case 'writing':
      return 'Confirm it in your wallet. The notice shows how far it is.'
    case 'done':
      return (
        <span className="inline-flex items-center gap-1.5 text-good">
          <Check aria-hidden className="size-4" /> {state.title}: done
        </span>
      )
    default:
      return null
  }
}
