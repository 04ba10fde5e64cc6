import sharp from 'sharp'

/** A square PNG cover with five lines on a gradient; `side` in pixels. */
export function makeCover(side = 1_200): Promise<Buffer> {
  const lines = [34, 42, 50, 58, 66].map((y) => `M0 ${y}H100`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">
    <defs><linearGradient id="sky" x2="1" y2="1">
      <stop stop-color="#1f3b57"/><stop offset="1" stop-color="#c96f4a"/>
    </linearGradient></defs>
    <rect width="100" height="100" fill="url(#sky)"/>
    <path d="${lines}" stroke="#f4efe6" stroke-width="0.7"/>
    <circle cx="62" cy="50" r="5" fill="#f4efe6"/>
  </svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
