import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { MemberView, membersDesk } from '../../shared/membership/members.contract'
import { findPerson, setDisabled } from '../identity'
import { notify } from '../notifications'
import { findGrants } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { links } from './links'
import { actOf, memberActions } from './members.policy'
import { loadMember, type Member, viewMember } from './members.service'
import { type ChangeDetails, changeState } from './standing.service'
import { endTransferOf } from './transfers.service'

type Decision = BodyOf<(typeof membersDesk)['decideMember']>

/** Changes a membership's state at the version the reviewer saw, and tells the member why. */
export async function decideMember(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: Decision,
  now: Date,
): Promise<MemberView> {
  const held = await loadMember(db, actor, id)
  const { version, state } = held
  if (version !== decision.version) throw new AppError('membership.member_changed', { version, state })
  if (!memberActions(held).includes(decision.decision)) {
    throw new AppError('membership.standing_unavailable', { state })
  }
  const details = detailsOf(decision, actor, held, now)
  const isDeath = decision.decision === 'deceased'
  if (isDeath && !held.isShadow) await requireNoRoles(db, held)
  const free = isDeath ? await endTransferOf(db, held, actor.personId, now) : held
  await changeState(db, free, actOf[decision.decision], details, now)
  // What a unit decides of a shadow reaches nobody.
  if (held.isShadow) return viewMember(db, actor, id)
  if (isDeath) await setDisabled(db, held.personId, now, now)
  else {
    if (state === 'deceased') await openAgain(db, held, now)
    await tell(db, held, decision, now)
  }
  return viewMember(db, actor, id)
}

/** A death closes the account: of staff it is told by whoever gave the role and takes it back first. */
async function requireNoRoles(db: Db, { personId }: Member): Promise<void> {
  if ((await findGrants(db, [personId])).length > 0) throw new AppError('membership.staff_roles_held')
}

/** The account that the death closed; what an administrator has closed stays so. */
async function openAgain(db: Db, { personId, stateSince }: Member, now: Date): Promise<void> {
  const { disabledAt } = await findPerson(db, personId)
  if (disabledAt?.getTime() === stateSince?.getTime()) await setDisabled(db, personId, null, now)
}

/** What is written down of a decision; days that cannot be are refused. */
function detailsOf(decision: Decision, actor: StaffActor, held: Member, now: Date): ChangeDetails {
  const by = { actorId: actor.personId, organisationId: held.organisationId, note: decision.note }
  const today = shanghaiDay(now)
  switch (decision.decision) {
    case 'retain':
      return { ...by, reason: decision.reason, until: requireUntil(decision.until, today) }
    case 'suspend': {
      const { from = today } = decision
      if (from > today || from < shanghaiDay(held.since)) throw dayInvalid('from')
      const since = from === today ? now : shanghaiInstant(from, '00:00')
      return { ...by, reason: decision.reason, until: requireUntil(decision.until, today), since }
    }
    case 'expel':
      return { ...by, reason: decision.reason }
    default:
      return by
  }
}

function requireUntil(until: string | undefined, today: string): string | null {
  if (until !== undefined && until < today) throw dayInvalid('until')
  return until ?? null
}

const dayInvalid = (field: string): AppError => new AppError('membership.day_invalid', undefined, field)

const templates = {
  retain: 'retained',
  restore: 'restored',
  suspend: 'suspended',
  expel: 'expelled',
  reinstate: 'reinstated',
} as const

async function tell(
  db: Db,
  held: Member,
  decision: Exclude<Decision, { decision: 'deceased' }>,
  now: Date,
): Promise<void> {
  const params = {
    organisation: held.organisation.name,
    reason: 'reason' in decision ? decision.reason : '',
    until: ('until' in decision ? decision.until : undefined) ?? '',
  }
  await notify(
    db,
    {
      personId: held.personId,
      template: `membership.${templates[decision.decision]}`,
      params,
      link: links.standing,
      dedupeKey: `${held.id} ${decision.decision} ${held.version}`,
    },
    now,
  )
}
