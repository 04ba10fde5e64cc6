/** A stretch of the song, in beats. */
export interface Section {
  name: string
  from: number
  to: number
}

/** The form of a song: sections one after another. */
export interface Form {
  beats: number
  barBeats: number
  sections: Section[]
  /** The stretch of a section, as a range of beats; throws when there is none of that name. */
  range(name: string, lastName?: string): readonly [number, number]
}

/** Lays sections out from beat 0, such as `{ intro: 4, theme: 8 }` in bars. */
export function layOut(barBeats: number, bars: Record<string, number>): Form {
  let at = 0
  const sections = Object.entries(bars).map(([name, count]) => {
    const section = { name, from: at, to: at + count * barBeats }
    at = section.to
    return section
  })
  const find = (name: string) => {
    const section = sections.find((one) => one.name === name)
    if (!section) throw new Error(`No section "${name}" here: lay it out first.`)
    return section
  }
  return {
    beats: at,
    barBeats,
    sections,
    range: (name, lastName = name) => [find(name).from, find(lastName).to],
  }
}
