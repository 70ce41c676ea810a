import type { ServerConfig } from '../../config/server'
import type { BodyOf } from '../../shared/http/contract'
import type { notifications } from '../../shared/notifications/contract'
import { type SubscribeKind, subscribeKinds } from '../../shared/notifications/subscribe'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { Subscription } from './entities'

type Answers = BodyOf<(typeof notifications)['answerSubscriptions']>['answers']

/** The kinds that this installation has a template for. */
export async function listSubscriptions({ subscribeTemplates }: ServerConfig) {
  return {
    items: subscribeKinds.flatMap((kind) => {
      const template = subscribeTemplates[kind]
      return template ? [{ kind, templateId: template.id }] : []
    }),
  }
}

/** Counts what the person allowed; a kind named twice in one answer was asked for once. */
export async function answerSubscriptions(db: Db, personId: string, answers: Answers, now: Date) {
  const accepted = new Set(answers.filter(({ answer }) => answer === 'accept').map(({ kind }) => kind))
  for (const kind of accepted) await allowOne(db, personId, kind, now)
  const rows = await db.findBy(Subscription, { personId })
  return { allowed: rows.map(({ kind, allowed }) => ({ kind, count: allowed })) }
}

/** Adds one message that the person allows: as they said, or because one was not sent after all. */
export async function allowOne(db: Db, personId: string, kind: SubscribeKind, now: Date): Promise<void> {
  const increment = () => db.update(Subscription, { personId, kind }, { allowed: () => 'allowed + 1', answeredAt: now })
  if ((await increment()).affected === 1) return
  try {
    await db.insert(Subscription, { id: newId(), personId, kind, allowed: 1, answeredAt: now })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await increment()
  }
}

/** Uses one up; false where none is left. */
export async function takeConsent(db: Db, personId: string, kind: SubscribeKind): Promise<boolean> {
  const taken = await db
    .createQueryBuilder()
    .update(Subscription)
    .set({ allowed: () => 'allowed - 1' })
    .where('person_id = :personId AND kind = :kind AND allowed > 0', { personId, kind })
    .execute()
  return taken.affected === 1
}

/** The person has switched these messages off in WeChat: what they allowed before counts no more. */
export async function forgetConsent(db: Db, personId: string, kind: SubscribeKind): Promise<void> {
  await db.update(Subscription, { personId, kind }, { allowed: 0 })
}

/** Somebody who was nobody yet turned out to be another: what they allowed is added to what the other did. */
export async function moveConsents(db: Db, fromId: string, toId: string): Promise<void> {
  for (const { id, kind, allowed, answeredAt } of await db.findBy(Subscription, { personId: fromId })) {
    const added = await db
      .createQueryBuilder()
      .update(Subscription)
      .set({ allowed: () => 'allowed + :more' })
      .where('person_id = :toId AND kind = :kind', { toId, kind, more: allowed })
      .execute()
    if (added.affected === 0) {
      await db.insert(Subscription, { id: newId(), personId: toId, kind, allowed, answeredAt })
    }
    await db.delete(Subscription, { id })
  }
}
