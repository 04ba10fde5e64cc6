import { Check } from 'lucide-react'
import { cn } from '@/lib/cn.ts'
import { isStepComplete } from './check.ts'
import { type ReleaseDraft, type Step, steps, stepTitles } from './draft.ts'

type StepperProps = { draft: ReleaseDraft; onGo: (step: Step) => void }

/** The wizard's steps; any of them can be gone to. */
export function Stepper({ draft, onGo }: StepperProps) {
  return (
    <nav aria-label="Steps of the release" className="scroll-strip -mx-4 px-4 lg:mx-0 lg:px-0">
      <ol className="flex gap-1 lg:grid">
        {steps.map((step, index) => {
          const present = step === draft.step
          const done = isStepComplete(draft, step)
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={present ? 'step' : undefined}
                onClick={() => onGo(step)}
                className={cn(
                  'flex w-full items-center gap-3 whitespace-nowrap rounded-lg px-3 py-2 text-left text-sm text-soft transition-colors hover:text-ink',
                  present && 'bg-sunken font-medium text-ink',
                )}
              >
                <span
                  className={cn(
                    'tabular grid size-6 place-items-center rounded-full border border-rule text-xs',
                    done && !present && 'border-transparent bg-good/15 text-good',
                  )}
                >
                  {done && !present ? (
                    <Check className="size-3.5" aria-label="complete" />
                  ) : (
                    index + 1
                  )}
                </span>
                {stepTitles[step]}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
