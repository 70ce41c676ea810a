import * as z from 'zod/mini'
import { AppError } from '../../shared/http/errors'
import { dayMs } from '../../shared/http/time'
import type { ClosureView, MatterView } from '../../shared/privacy/contract'
import { erasePerson, findPerson, findPersonsClosingBy, postponeClosing, setClosesAt } from '../identity'
import { findGrants, findOrganisation } from '../organisations'
import { writeAudit } from '../platform/audit'
import type { Db } from '../platform/db'
import type { JobKind } from '../platform/jobs'
import { newId } from '../platform/random'
import { type RuleKind, ruleAt } from '../platform/rules'
import { deleteCorrectionsOf } from './corrections.queries'
import { closureChanged, findStanding, openMatters, personErased } from './hooks'

const erasedAtOnce = 20

const closureSchema = z.object({
  /** Days to come back in. */
  days: z.int().check(z.minimum(1), z.maximum(90)),
})

export const closureRule: RuleKind<typeof closureSchema> = { name: 'privacy.closure', schema: closureSchema }

export async function viewClosure(db: Db, personId: string, now: Date): Promise<ClosureView> {
  const { closesAt } = await findPerson(db, personId)
  const standing = await findStanding.first(db, personId)
  const union =
    standing?.isCurrent && standing.organisationId ? await findOrganisation(db, standing.organisationId) : null
  return {
    closesAt: closesAt?.toISOString() ?? null,
    days: (await ruleAt(db, closureRule, now)).days,
    matters: await findMatters(db, personId, now),
    memberOf: union?.name ?? null,
  }
}

/** Closing the account is not leaving the union: only what is under way stands against it. */
async function findMatters(db: Db, personId: string, now: Date): Promise<MatterView[]> {
  const grants = await findGrants(db, [personId])
  const roles = grants.length > 0 ? [{ code: 'privacy.roles_held', link: null }] : []
  const matters = [...roles, ...(await openMatters.run(db, personId, now)).flat()]
  return matters.map(({ code, link }) => ({ id: null, code, link }))
}

export async function requestClosure(db: Db, personId: string, now: Date): Promise<ClosureView> {
  const { closesAt } = await findPerson(db, personId)
  if (closesAt === null) {
    const matters = await findMatters(db, personId, now)
    if (matters.length > 0) throw new AppError('privacy.closure_refused', { matters })
    const { days } = await ruleAt(db, closureRule, now)
    const at = new Date(now.getTime() + days * dayMs)
    await setClosesAt(db, personId, at)
    await closureChanged.run(db, personId, 'closing', at, now)
  }
  return viewClosure(db, personId, now)
}

export async function cancelClosure(db: Db, personId: string, now: Date): Promise<ClosureView> {
  const { closesAt } = await findPerson(db, personId)
  if (closesAt !== null) {
    await setClosesAt(db, personId, null)
    await closureChanged.run(db, personId, 'staysOpen', closesAt, now)
  }
  return viewClosure(db, personId, now)
}

/** Accounts whose days to come back are over, each in a transaction of its own. */
export const closeAccounts: JobKind = {
  name: 'privacy.close_accounts',
  everySeconds: 600,
  async run({ database, ports }) {
    for (;;) {
      const now = ports.clock.now()
      const due = await findPersonsClosingBy(database.reader, now, erasedAtOnce)
      for (const personId of due) await database.transaction((db) => closeAccount(db, personId, now))
      if (due.length < erasedAtOnce) return
    }
  },
}

async function closeAccount(db: Db, personId: string, now: Date): Promise<void> {
  const matters = await findMatters(db, personId, now)
  // A role given or a case opened by staff meanwhile: the account waits a day at a time until it is done.
  if (matters.length > 0) return void (await postponeClosing(db, personId, now, new Date(now.getTime() + dayMs)))
  const keepsDocument = (await findStanding.first(db, personId)) !== null
  if (!(await erasePerson(db, personId, keepsDocument, now))) return
  await deleteCorrectionsOf(db, personId)
  await personErased.run(db, personId, now)
  await writeAudit(db, {
    at: now,
    actorId: null,
    action: 'privacy.account_closed',
    targetId: personId,
    requestId: newId(),
    outcome: 'done',
    facts: null,
  })
}
