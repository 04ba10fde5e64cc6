import { controlVariable } from './control.ts'
import { startForTests } from './start.ts'

/** Starts the stack once for all tests, unless `npm run stack` has announced one; returns how to stop it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env[controlVariable]) return () => Promise.resolve()
  const { url, stop } = await startForTests()
  process.env[controlVariable] = url
  return stop
}
