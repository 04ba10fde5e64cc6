import { fileURLToPath } from 'node:url'

/** This package's folder, without a slash at the end. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
