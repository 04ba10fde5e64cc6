import { TxLink } from '@/components/chain-links.tsx'
import { cn } from '@/lib/cn.ts'
import { steps, stepsDone, stepWords, type TransactionState } from './steps.ts'

/** A write's five steps as a stave that fills, and the present one in words. */
export function StepsView({ state }: { state: TransactionState }) {
  const done = stepsDone(state)
  const words = state.late ? 'Confirmed; this page will follow in a moment' : stepWords[state.step]
  return (
    <div className="grid gap-2.5">
      <div className="flex items-center gap-4">
        <div aria-hidden className="grid w-9 gap-[5px]">
          {steps.map((step, index) => (
            <span key={step} className="h-0.5 overflow-hidden rounded-full bg-rule">
              <span
                className={cn(
                  'block h-full rounded-full transition-[width] duration-500',
                  state.error && index === done ? 'bg-bad' : 'bg-tabs',
                )}
                style={{ width: widthOf(index, done, Boolean(state.error)) }}
              />
            </span>
          ))}
        </div>
        <div className="grid gap-0.5">
          <p className="font-medium text-sm">{state.title}</p>
          <p className={cn('text-pretty text-xs', state.error ? 'text-bad' : 'text-faint')}>
            {state.error ?? words}
          </p>
        </div>
      </div>
      {state.hash && <TxLink hash={state.hash} className="pl-13" />}
    </div>
  )
}

function widthOf(index: number, done: number, failed: boolean): string {
  if (index < done) return '100%'
  if (index > done) return '0%'
  return failed ? '100%' : '45%'
}
