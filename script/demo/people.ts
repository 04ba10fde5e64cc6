import type { Genre } from './music/types.ts'

/** An invented artist; each has a wallet of its own in the demo. */
export interface DemoArtist {
  slug: string
  name: string
  /** What they mostly play; decides the language of the avatar. */
  genre: Genre
  bio: string
  /** Key colour, as #rrggbb. */
  colour: string
  /** How many people it is. */
  players: 1 | 2 | 4
}

/** Somebody who earns a share without having an artist's page. */
export interface Account {
  slug: string
  name: string
  role: 'member' | 'label' | 'engineer'
}

export const artists: DemoArtist[] = [
  {
    slug: 'ottoline-drift',
    name: 'Ottoline Drift',
    genre: 'ambient',
    bio: 'Makes slow music in a boathouse with more windows than walls. Listens to rivers for a living.',
    colour: '#6d9dc5',
    players: 1,
  },
  {
    slug: 'paper-kettle',
    name: 'Paper Kettle',
    genre: 'lo-fi',
    bio: 'Beats from a kitchen table, recorded between the first cup and the second.',
    colour: '#d98f5c',
    players: 1,
  },
  {
    slug: 'tin-orchard',
    name: 'The Tin Orchard',
    genre: 'folk',
    bio: 'Four friends, six instruments, one van. They write tunes that sound older than they are.',
    colour: '#8a9a4b',
    players: 4,
  },
  {
    slug: 'vela-quill',
    name: 'Vela Quill',
    genre: 'house',
    bio: 'House music with soft edges and a strong pulse. Plays the piano standing up.',
    colour: '#e0624d',
    players: 1,
  },
  {
    slug: 'blue-fathom',
    name: 'Blue Fathom Quartet',
    genre: 'jazz',
    bio: 'Vibraphone, guitar, bass and brushes: small rooms, late hours, no set list.',
    colour: '#2f5d8a',
    players: 4,
  },
  {
    slug: 'captain-halogen',
    name: 'Captain Halogen',
    genre: 'synthwave',
    bio: 'Sends postcards from a decade that never quite happened, by way of six old synthesisers.',
    colour: '#c2479b',
    players: 1,
  },
  {
    slug: 'murk-and-mellow',
    name: 'Murk & Mellow',
    genre: 'dub',
    bio: 'A bass player and a mixing desk. What they leave out is the best part.',
    colour: '#4d8f63',
    players: 2,
  },
  {
    slug: 'nimbus-relay',
    name: 'Nimbus Relay',
    genre: 'drum & bass',
    bio: 'Fast drums, slow skies. Builds every break by hand and then hides the seams.',
    colour: '#4b6ee0',
    players: 1,
  },
  {
    slug: 'sable-and-wren',
    name: 'Sable & Wren',
    genre: 'chamber',
    bio: 'Violin and cello, with whoever is passing. They answer letters in counterpoint.',
    colour: '#9a5a63',
    players: 2,
  },
]

export const accounts: Account[] = [
  { slug: 'ines-copperfield', name: 'Ines Copperfield', role: 'member' },
  { slug: 'joss-merriwick', name: 'Joss Merriwick', role: 'member' },
  { slug: 'bram-ashlock', name: 'Bram Ashlock', role: 'member' },
  { slug: 'tove-saltmarsh', name: 'Tove Saltmarsh', role: 'member' },
  { slug: 'odile-farrant', name: 'Odile Farrant', role: 'member' },
  { slug: 'cassius-pell', name: 'Cassius Pell', role: 'member' },
  { slug: 'marn-tallow', name: 'Marn Tallow', role: 'member' },
  { slug: 'yara-quist', name: 'Yara Quist', role: 'member' },
  { slug: 'mellow-of-the-desk', name: 'Mellow', role: 'member' },
  { slug: 'wren-of-the-cello', name: 'Wren', role: 'member' },
  { slug: 'hollis-vane', name: 'Hollis Vane', role: 'engineer' },
  { slug: 'ember-room', name: 'Ember Room', role: 'label' },
]

/** Display names of the listeners whose month of plays fills the demo. */
export const listeners: string[] = [
  'Pip Larkspur',
  'Mo Featherstonehaugh-Bell',
  'Quill & Pepper',
  'Dottie Marrow',
  'Night Bus Nell',
  'Abe Tumbledown',
  'Saffron Oakum',
  'Teo Brindle',
  'Maple Undertow',
  'Rufus Pennywhistle',
  'Juno Halfmoon',
  'Lark Ascending-Slowly',
  'Basil Thimble',
  'Opal Greaves',
  'Fitz Candlemas',
  'Hazel Windrow',
  'Ivo Cloudberry',
  'Nettie Tidewater',
  'Gus Lanternjaw',
  'Wilma Farthing',
]
