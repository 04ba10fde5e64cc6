import type { Genre } from '../music/types.ts'

/** Colours chosen by hand, as #rrggbb. */
export interface Palette {
  ground: string
  /** A second ground, for gradients and fields. */
  deep: string
  /** The colours of shapes, from the most to the least used. */
  shapes: readonly [string, string, string, string]
  /** The colour of the five lines. */
  line: string
}

const palette = (ground: string, deep: string, line: string, ...shapes: Palette['shapes']) => ({
  ground,
  deep,
  shapes,
  line,
})

/** Two or more for each genre; a song takes one by its seed. */
export const palettes: Record<Genre, readonly Palette[]> = {
  ambient: [
    palette('#dfe8ea', '#7fa3b5', '#f8fbfb', '#f4d9c1', '#9cc0c9', '#f2efe6', '#5b849b'),
    palette('#1f2b45', '#0f1730', '#e9dfc8', '#e6b980', '#4a6a94', '#8e7fae', '#2d4670'),
  ],
  'lo-fi': [
    palette('#e9dcc6', '#c9a27c', '#5a3d34', '#c2683f', '#7c8f78', '#e2b65c', '#5a3d34'),
    palette('#cfd6d2', '#8ea3a3', '#2f4550', '#3f5d6b', '#dfa77a', '#f0e7d6', '#94635a'),
  ],
  house: [
    palette('#f0503a', '#c32f2b', '#ffe9d2', '#ffb238', '#ffe9d2', '#7d1d2f', '#ff7d52'),
    palette('#f6c945', '#eda42c', '#3a1d4d', '#3a1d4d', '#f06a4f', '#fff3d6', '#6f9fd8'),
  ],
  folk: [
    palette('#efe6d2', '#d8c79f', '#4b3a2a', '#8a9a4b', '#c4793a', '#54652f', '#e0b866'),
    palette('#dbe0d6', '#9fb0a4', '#33403c', '#40605a', '#b9863f', '#7c947f', '#efe9d8'),
  ],
  synthwave: [
    palette('#1b0f3b', '#3b1160', '#ff8fd0', '#ff6f91', '#ffc15e', '#7a2fb0', '#2cc6d8'),
    palette('#0f1b3d', '#1a3a6b', '#7af0e4', '#ff9d5c', '#ff4f8b', '#2f6fb8', '#fbe7a1'),
  ],
  jazz: [
    palette('#163a5f', '#0d2440', '#f3e6c8', '#f0a63c', '#f3e6c8', '#d4492f', '#4f86a8'),
    palette('#efe3cb', '#dcc6a0', '#211d2b', '#211d2b', '#c8432c', '#e39b2d', '#3d6d72'),
  ],
  'drum & bass': [
    palette('#0e1420', '#18263f', '#cfe3ff', '#4b6ee0', '#7fd6e8', '#f2f5fa', '#e85d75'),
    palette('#eceff4', '#c7d2e4', '#1a2340', '#2a4bd0', '#ff7a59', '#1a2340', '#8fb4f0'),
  ],
  chamber: [
    palette('#efe7df', '#d8c4b8', '#4a2b32', '#9a5a63', '#d9a58f', '#4a2b32', '#b9a9a0'),
    palette('#26242d', '#14131a', '#e8dccb', '#8a6f5c', '#c9a98a', '#4d4653', '#e8dccb'),
  ],
  dub: [
    palette('#1f3b2f', '#12261e', '#f1d78a', '#d9a528', '#b8432f', '#4d8f63', '#f1e3bd'),
    palette('#e8c65a', '#d3a53a', '#24392c', '#24503c', '#b8432f', '#f5ebcb', '#e38a35'),
  ],
}
