import type { ReactNode } from 'react'

/** What a step is about. */
export function StepHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h2 className="text-3xl">{title}</h2>
      {children && <p className="max-w-prose text-pretty text-soft">{children}</p>}
    </div>
  )
}
