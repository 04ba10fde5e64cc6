'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Logo } from '@/components/stave/logo.tsx'
import { AccountButton } from '@/features/wallet/account-button.tsx'
import { cn } from '@/lib/cn.ts'
import { destinations, isPresent } from './navigation.ts'
import { ThemeButton } from './theme-button.tsx'

/** The top of every page. */
export function Header() {
  const path = usePathname()
  return (
    <header className="sticky top-0 z-30 border-rule border-b bg-paper/96">
      <div className="page flex h-(--header-height) items-center gap-6">
        <Link href="/" aria-label="Stave, discover" className="rounded">
          <Logo />
        </Link>
        <nav aria-label="Main" className="hidden md:block">
          <ul className="flex gap-1">
            {destinations.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isPresent(path, href) ? 'page' : undefined}
                  className={cn(
                    'rounded-full px-3.5 py-2 text-sm text-soft transition-colors hover:text-ink',
                    'aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-tabs aria-[current]:underline-offset-8',
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1.5">
          <ThemeButton />
          <AccountButton />
        </div>
      </div>
    </header>
  )
}
