import { cn } from '@/lib/cn.ts'
import { type LineId, lines } from '@/lib/lines.ts'

/** Names a line of income in its colour. */
export function LineBadge({ id, className }: { id: LineId; className?: string }) {
  const line = lines.find((candidate) => candidate.id === id)
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-medium text-xs',
        className,
      )}
      style={{
        color: line?.color,
        background: `color-mix(in oklab, ${line?.color} 12%, transparent)`,
      }}
    >
      {line?.label}
    </span>
  )
}
