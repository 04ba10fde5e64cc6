import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Shell } from '@/features/shell/shell.tsx'
import { readRuntimeConfig } from '@/lib/config/server.ts'
import { siteUrl } from '@/lib/config/site-url.ts'
import { rememberClicks } from '@/lib/early-click.ts'
import { Providers } from './providers.tsx'

const metadata: Metadata = {
  title: { default: 'Stave — music that pays its makers', template: '%s — Stave' },
  description: 'Listen, and every play pays the people who made the song.',
}

/** Links to images need the site's own address, which is known when a request arrives. */
export async function generateMetadata(): Promise<Metadata> {
  return { ...metadata, metadataBase: await siteUrl() }
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#12100d' },
  ],
}

/** Everything around the pages. Reads the request's cookies and the environment, so pages are made when they are asked for. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const cookie = (await headers()).get('cookie')
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{rememberClicks}</script>
      </head>
      <body className="min-h-dvh font-sans antialiased">
        <Providers config={readRuntimeConfig()} cookie={cookie}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  )
}
