import { initial } from './0001-initial.ts'
import { duties } from './0002-duties.ts'
import { attested } from './0003-attested.ts'

/** In order; a migration that has been released is never changed. */
export const migrations = [
  { name: '0001-initial', sql: initial },
  { name: '0002-duties', sql: duties },
  { name: '0003-attested', sql: attested },
] as const
