import { Artwork } from '@/components/artwork.tsx'
import { cn } from '@/lib/cn.ts'

type AvatarProps = {
  cid: string | null | undefined
  mime?: string | null | undefined
  seed: string
  sizes: string
  className?: string
}

/** An artist's picture; the name stands beside it. */
export function Avatar({ className, ...props }: AvatarProps) {
  return <Artwork {...props} alt="" className={cn('rounded-full', className)} />
}
