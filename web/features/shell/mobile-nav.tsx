'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { destinations, isPresent } from './navigation.ts'

/** The pages, within a thumb's reach on a phone. */
export function MobileNav() {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className="border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-14 grid-cols-4">
        {destinations.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isPresent(path, href) ? 'page' : undefined}
              className="grid h-full place-content-center justify-items-center gap-0.5 text-[0.6875rem] text-faint aria-[current]:text-ink"
            >
              <Icon className="size-5" aria-hidden />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
