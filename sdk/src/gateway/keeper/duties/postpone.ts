import { and, eq } from 'drizzle-orm'
import { type Duty, duties } from '../../store/schema.ts'
import type { KeeperContext } from '../context.ts'

/** Sets when a duty is looked at again, and since when there has been nothing to do. */
export async function setDue(
  { db }: KeeperContext,
  { kind, subject }: Pick<Duty, 'kind' | 'subject'>,
  due: { dueAt: number; idleSince: number | null },
): Promise<void> {
  await db
    .update(duties)
    .set(due)
    .where(and(eq(duties.kind, kind), eq(duties.subject, subject)))
}

/** What a batch that has come to nothing says of its duty. */
type Failed = { dutyKind: Duty['kind'] | null; dutySubject: string | null }

/** Tries the duty of a transaction that had no effect again after a while; a batch of tabs has none. */
export async function postponeDuty(
  context: KeeperContext,
  { dutyKind: kind, dutySubject: subject }: Failed,
): Promise<void> {
  if (!kind || !subject) return
  const dueAt = (await context.chain.now({ fresh: true })) + context.settings.retryAfterSeconds
  await setDue(context, { kind, subject }, { dueAt, idleSince: null })
}
