import { StaveRule } from '@/components/stave/stave-rule.tsx'
import { IndexedNote } from '@/features/chain/indexed-note.tsx'
import { lines } from '@/lib/lines.ts'

/** The foot of every page: what the colours mean, and how fresh the numbers are. */
export function Footer() {
  return (
    <footer className="page mt-24 grid gap-8 pb-10">
      <StaveRule />
      <div className="flex flex-wrap items-start justify-between gap-x-12 gap-y-6">
        <div className="grid gap-3">
          <p className="font-display text-lg">Five lines of income, one royalty ledger.</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-soft">
            {lines.map(({ id, label, color }) => (
              <li key={id} className="flex items-center gap-2">
                <span
                  aria-hidden
                  className="h-0.5 w-4 rounded-full"
                  style={{ backgroundColor: color }}
                />
                {label}
              </li>
            ))}
          </ul>
        </div>
        <IndexedNote />
      </div>
    </footer>
  )
}
