import { randomUUID } from 'node:crypto'
import { In } from 'typeorm'
import type { OutboxConfig } from '../../config/messages'
import type { Channel } from '../../shared/notifications/desk.contract'
import { findPersons } from '../identity'
import type { JobCall } from '../platform/jobs'
import type { Handed } from '../platform/outside'
import type { SmsTrace } from '../platform/sms'
import { subscriptionRefused } from '../platform/wechat'
import { hand, type Letter } from './channels'
import { type Delivery, Message } from './entities'
import { release, type Taken, takeBatch } from './outbox.queries'
import { allowOne, forgetConsent } from './subscriptions.service'
import { channelsOf } from './templates'

type Change = Partial<Delivery>

/** A run ends after this long, so that a worker that is told to stop does. */
const longestRunMs = 20_000
const longestBackoffSeconds = 1_800
/** An SMS the provider does not know of at first may still be on its way: it is asked twice, with a while in between. */
const asksBeforeAgain = 2

/** Sends what is due by one channel, batch after batch. */
export async function sendDue(call: JobCall, channel: Channel): Promise<void> {
  const { database, ports } = call
  const until = performance.now() + longestRunMs
  while (!call.isStopping() && performance.now() < until) {
    const takenAt = performance.now()
    const batch = await takeBatch(database, channel, randomUUID(), ports.clock.now(), ports.config.outbox)
    if (batch.length === 0) return
    const letters = await readLetters(call, batch)
    const ended = await Promise.allSettled(letters.map((letter) => deliver(call, letter, takenAt)))
    const failed = ended.find(({ status }) => status === 'rejected')
    // What could not be written down is taken again when its lease is over; the database is left in peace until then.
    if (failed) throw (failed as PromiseRejectedResult).reason
  }
}

async function readLetters({ database }: JobCall, batch: Taken[]): Promise<(Letter & { row: Taken })[]> {
  const messages = await database.reader.findBy(Message, { id: In(batch.map(({ messageId }) => messageId)) })
  const persons = await findPersons(database.reader, [...new Set(batch.map(({ personId }) => personId))])
  return batch.map((row) => ({
    row,
    message: messages.find(({ id }) => id === row.messageId)!,
    locale: persons.find(({ id }) => id === row.personId)?.locale ?? 'zh',
  }))
}

/** Does what is to be done with a row that is marked, and writes down what came of it. */
async function deliver(call: JobCall, letter: Letter & { row: Taken }, takenAt: number): Promise<void> {
  const { row } = letter
  const { database, ports } = call
  const { outbox } = ports.config
  // A process that was held up for long may have lost the row to another by now.
  if (performance.now() - takenAt > (outbox.leaseSeconds * 1000) / 2) return
  const change = row.wasSending
    ? await findOut(call, row)
    : afterHanding(row, await hand(letter, ports), outbox, ports.clock.now())
  await database.transaction(async (db) => {
    if (!(await release(db, row, change))) return
    if (change.state === 'dead' && row.channel === 'wechat') await giveBack(db, row, change, ports.clock.now())
  })
}

/** What was being sent when its worker went away, or got no answer. */
async function findOut({ ports }: JobCall, row: Taken): Promise<Change> {
  const now = ports.clock.now()
  if (row.channel === 'wechat') return ended('unknown', now, row.errorCode ?? 'crashed')
  return afterAsking(
    row,
    await ports.sms.ask(row.recipient!, row.reference!, row.sendingSince!),
    ports.config.outbox,
    now,
  )
}

export function afterHanding(row: Taken, handed: Handed, outbox: OutboxConfig, now: Date): Change {
  switch (handed.kind) {
    case 'sent':
      return sent(handed.providerId, now)
    case 'lost':
      if (row.channel === 'wechat') return ended('unknown', now, handed.code)
      return { nextAt: later(now, outbox.askSeconds), errorCode: handed.code }
    case 'refused':
      if (handed.isFinal || row.tries >= outbox.tries) return ended('dead', now, handed.code)
      return { state: 'due', nextAt: later(now, backoff(row.tries, outbox)), errorCode: handed.code }
  }
}

/** An SMS goes out again only where the provider has said twice that it does not know of it. */
export function afterAsking(row: Taken, trace: SmsTrace, outbox: OutboxConfig, now: Date): Change {
  const isOver = row.tries >= outbox.tries
  switch (trace.kind) {
    case 'found':
      return sent(trace.providerId, now)
    case 'undelivered':
      return ended('dead', now, trace.code)
    case 'unclear':
      return ended('unknown', now, 'sms.unclear')
    case 'unanswered':
      if (isOver) return ended('unknown', now, trace.code)
      return { nextAt: later(now, backoff(row.tries, outbox)), errorCode: trace.code }
    case 'absent':
      if (row.asks + 1 < asksBeforeAgain) return { asks: row.asks + 1, nextAt: later(now, outbox.settleSeconds) }
      if (isOver) return ended('unknown', now, row.errorCode ?? 'crashed')
      return { state: 'due', nextAt: now }
  }
}

const sent = (providerId: string | null, now: Date): Change => ({
  state: 'sent',
  providerId,
  endedAt: now,
  errorCode: null,
  // Nobody needs the number any more.
  recipient: null,
})

/** Somebody who has switched the messages off needs nobody at the desk. */
const ended = (state: 'unknown' | 'dead', now: Date, errorCode: string): Change => ({
  state,
  errorCode,
  endedAt: now,
  attentionAt: errorCode === subscriptionRefused ? null : now,
})

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000)

/** Doubles from try to try, with jitter, so that what failed together does not come back together. */
function backoff(tries: number, { backoffSeconds }: OutboxConfig): number {
  const longest = Math.min(backoffSeconds * 2 ** (tries - 1), longestBackoffSeconds)
  return longest * (0.5 + Math.random() / 2)
}

/** The person's consent was not used by a message that was not sent, unless they took it back themselves. */
async function giveBack(db: Parameters<typeof allowOne>[0], row: Taken, { errorCode }: Change, now: Date) {
  const { subscribe } = channelsOf(row.template)
  if (!subscribe) return
  if (errorCode === subscriptionRefused) await forgetConsent(db, row.personId, subscribe)
  else await allowOne(db, row.personId, subscribe, now)
}
