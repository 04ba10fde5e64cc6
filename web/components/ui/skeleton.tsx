import { cn } from '@/lib/cn.ts'

/** Holds the place of what is still loading; the surrounding region says that it loads. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn(
        'animate-[pulse-soft_1.6s_ease-in-out_infinite] rounded-md bg-rule/70',
        className,
      )}
    />
  )
}
