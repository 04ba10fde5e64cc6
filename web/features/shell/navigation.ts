import { ChartNoAxesColumn, Compass, type LucideIcon, Mic, Search } from 'lucide-react'

type Destination = { href: string; label: string; icon: LucideIcon }

/** The pages that the header and, on a phone, the foot of the screen lead to. */
export const destinations: readonly Destination[] = [
  { href: '/', label: 'Discover', icon: Compass },
  { href: '/search', label: 'Search', icon: Search },
  { href: '/release', label: 'Release', icon: Mic },
  { href: '/creator', label: 'Earnings', icon: ChartNoAxesColumn },
]

/** Whether the page at `path` belongs to the destination. */
export function isPresent(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
