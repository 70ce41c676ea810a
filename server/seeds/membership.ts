import type { MembershipState } from '../../shared/membership/states'
import { JoiningEvent, Membership, makeMembershipNumber } from '../membership'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'

export async function addMembership(
  db: Db,
  given: { personId: string; organisationId: string; state?: MembershipState },
  now: Date,
): Promise<void> {
  const { personId, organisationId, state = 'active' } = given
  await db.insert(Membership, {
    id: newId(),
    personId,
    currentKey: personId,
    organisationId,
    state,
    number: makeMembershipNumber(systemRandom),
    since: now,
    until: null,
    applicationId: null,
  })
}

/** A joining event that is open from now on for `days`. */
export async function addJoiningEvent(
  db: Db,
  given: Partial<JoiningEvent> & Pick<JoiningEvent, 'organisationId' | 'name' | 'place'>,
  days: number,
  now: Date,
): Promise<JoiningEvent> {
  const row: JoiningEvent = {
    id: newId(),
    code: systemRandom.pick(unmistakable, 8),
    gift: null,
    startsAt: now,
    endsAt: new Date(now.getTime() + days * 86_400_000),
    closedAt: null,
    version: 1,
    wechatCodeFile: null,
    ...given,
  }
  await db.insert(JoiningEvent, row)
  return row
}
