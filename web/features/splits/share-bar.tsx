import { formatShare } from '@/lib/money.ts'

type ShareBarProps = {
  /** Parts per million, in the order they are drawn. */
  shares: readonly { key: string; name: string; share: number }[]
  /** Draws what is missing to the whole, too. */
  total?: number
}

/** Percent of ink, so that neighbours can be told apart. */
const tints = [90, 48, 72, 28, 60, 18] as const

/** The tint of the recipient at `index`. */
export function tintOf(index: number): string {
  const strength = tints[index % tints.length]
  return `color-mix(in oklab, var(--ink) ${strength}%, var(--paper))`
}

/** Who gets which part, as lengths. */
export function ShareBar({ shares, total = 1_000_000 }: ShareBarProps) {
  const label = shares.map(({ name, share }) => `${name} ${formatShare(share)}`).join(', ')
  return (
    <div role="img" aria-label={label} className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
      {shares.map(({ key, share }, index) => (
        <span
          key={key}
          className="min-w-0.5 transition-[width] duration-200"
          style={{
            width: `${(share / Math.max(total, 1_000_000)) * 100}%`,
            backgroundColor: tintOf(index),
          }}
        />
      ))}
    </div>
  )
}
