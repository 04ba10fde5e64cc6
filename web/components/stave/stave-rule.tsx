import { cn } from '@/lib/cn.ts'

/** Five thin lines across the page: a pause between two sections. */
export function StaveRule({ className }: { className?: string }) {
  return <div aria-hidden className={cn('stave-lines h-[17px] w-full opacity-70', className)} />
}
