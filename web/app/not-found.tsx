import Link from 'next/link'
import { EmptyState } from '@/components/states.tsx'
import { Button } from '@/components/ui/button.tsx'

/** What stands where there is nothing. */
export default function NotFound() {
  return (
    <EmptyState
      title="There is nothing here"
      isPage
      action={
        <Button asChild variant="primary">
          <Link href="/">Discover music</Link>
        </Button>
      }
      className="py-28"
    >
      The link may be old, or the index has not come to it yet.
    </EmptyState>
  )
}
