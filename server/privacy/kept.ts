import { In, LessThan } from 'typeorm'
import { deleteOldSessions } from '../identity'
import type { Db } from '../platform/db'
import { deleteOldCorrections } from './corrections.queries'
import { Consent } from './entities'
import { registerRetention } from './retention'

/** What this feature keeps for a time, and identity below it. */
export function registerOwnRetention(): void {
  registerRetention({ name: 'identity.sessions', erase: deleteOldSessions })
  registerRetention({ name: 'privacy.withdrawnConsents', erase: deleteWithdrawnConsents })
  registerRetention({ name: 'privacy.corrections', erase: deleteOldCorrections })
}

async function deleteWithdrawnConsents(db: Db, before: Date, limit: number): Promise<number> {
  const old = await db.find(Consent, { where: { withdrawnAt: LessThan(before) }, select: { id: true }, take: limit })
  if (old.length > 0) await db.delete(Consent, { id: In(old.map(({ id }) => id)) })
  return old.length
}
