// Keeps the tests' stack running, so that they can be run again and again without waiting for it.
import { controlVariable } from './control.ts'
import { startForTests } from './start.ts'

const { stack, url, stop } = await startForTests()
console.log(`${controlVariable}=${url} npx playwright test`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
void stack.died.then((error) => console.error(error.message))
