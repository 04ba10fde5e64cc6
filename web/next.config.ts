import type { NextConfig } from 'next'

const config: NextConfig = {
  // The SDK's source is TypeScript and has no build step of its own inside the workspace.
  transpilePackages: ['@stave/sdk'],
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: {
    resolveAlias: {
      // RainbowKit names it for one wallet that is not offered here; its dependencies are heavy.
      '@base-org/account': './lib/wallet/unused-base-account.ts',
    },
  },
  headers() {
    const headers = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    ]
    return Promise.resolve([{ source: '/(.*)', headers }])
  },
  images: {
    localPatterns: [{ pathname: '/artwork/**', search: '' }],
    // Artwork is named by its content, so it never changes.
    minimumCacheTTL: 31_536_000,
    deviceSizes: [640, 828, 1200, 1920],
    imageSizes: [64, 128, 256, 384],
  },
}

export default config
