import type { ReactNode } from 'react'

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode }

/** A titled part of a page. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2 border-rule border-b pb-3">
        <h2 className="text-2xl sm:text-[1.75rem]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
