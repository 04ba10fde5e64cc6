// Outlives the stack by a moment: when the stack is gone without having stopped its parts, this ends them.
// Reads from standard input, a line each time, the list of what runs now; the end of the input is the end of the stack.
import { createInterface } from 'node:readline'
import { endAll, type Member } from './groups.ts'

let members: Member[] = []
for await (const line of createInterface({ input: process.stdin })) {
  members = JSON.parse(line) as Member[]
}
await endAll(members)
