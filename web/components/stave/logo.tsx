import { lines } from '@/lib/lines.ts'

/** Where each of the five lines begins and ends; together they draw an S. */
const strokes = [
  [9, 25],
  [4, 16],
  [8, 21],
  [13, 25],
  [4, 20],
] as const

/** Five lines of income, drawn as an S. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 29 29" className={className} aria-hidden fill="none">
      {lines.map(({ id, color }, index) => (
        <path
          key={id}
          d={`M${strokes[index]?.[0]} ${5.5 + index * 4.5}H${strokes[index]?.[1]}`}
          stroke={color}
          strokeWidth="2"
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

/** The mark and the name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2">
      <LogoMark className="size-7" />
      <span className="font-[520] font-display text-[1.375rem] tracking-[-0.02em]">Stave</span>
    </span>
  )
}
