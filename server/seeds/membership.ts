import type { MembershipState } from '../../shared/membership/states'
import { beginMembership, JoiningEvent, type Membership } from '../membership'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'

/** A membership with its history; one given another state than active was brought there on the same day. */
export async function addMembership(
  db: Db,
  given: { personId: string; organisationId: string; state?: MembershipState },
  now: Date,
): Promise<Membership> {
  const { state = 'active', ...whom } = given
  const as = { state, stateReason: null, stateUntil: null }
  return beginMembership(db, { ...whom, as }, { actorId: null }, systemRandom, now)
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
