import { initial } from './0001-initial.ts'

/** In order; a migration that has been released is never changed. */
export const migrations = [{ name: '0001-initial', sql: initial }] as const
