import type { ReactNode } from 'react'
import { Player } from '@/features/player/player.tsx'
import { TopUpDialog } from '@/features/tabs/top-up-dialog.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { MobileNav } from './mobile-nav.tsx'
import { OutageNotice } from './outage-notice.tsx'

/** What stays while pages change: header, player, navigation. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-full bg-ink px-5 py-2.5 text-paper text-sm focus:translate-y-0"
      >
        Skip to the content
      </a>
      <Header />
      <OutageNotice />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer />
      <div className="sticky bottom-0 z-40">
        <Player />
        <MobileNav />
      </div>
      <TopUpDialog />
    </div>
  )
}
