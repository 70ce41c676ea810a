import { IsNull } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { Consent } from './entities'
import { noticeVersion } from './notice'
import { addConsent, endConsent } from './service'

/** A guardian agrees, for one child, to keeping what a class must know of it; the caller has made sure of the guardianship. */
export async function giveGuardianConsent(db: Db, guardianId: string, childId: string, now: Date): Promise<void> {
  await addConsent(db, { personId: guardianId, subjectId: childId, purpose: 'child' }, now)
}

/** Whether this guardian agreed for this child, under the notice in force. */
export const hasGuardianConsent = (db: Db, guardianId: string, childId: string): Promise<boolean> =>
  db.existsBy(Consent, {
    personId: guardianId,
    subjectId: childId,
    purpose: 'child',
    noticeVersion,
    withdrawnAt: IsNull(),
  })

export async function requireGuardianConsent(db: Db, guardianId: string, childId: string): Promise<void> {
  if (await hasGuardianConsent(db, guardianId, childId)) return
  throw new AppError('privacy.consent_due', { purposes: ['child'], childId, noticeVersion })
}

/** Takes it back, whoever else agreed for the same child; false where there was none. */
export const withdrawGuardianConsent = (db: Db, guardianId: string, childId: string, now: Date): Promise<boolean> =>
  endConsent(db, { personId: guardianId, subjectId: childId, purpose: 'child' }, now)
