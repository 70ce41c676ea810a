import { In } from 'typeorm'
import { shanghaiDay } from '../../shared/http/time'
import { coverEnd } from '../../shared/insurance/limits'
import { isEligible, type PlanContent } from '../../shared/insurance/plans'
import { genderOf } from '../../shared/membership/documents'
import { findPerson } from '../identity'
import { findOccupation, type Joined, type Membership } from '../membership'
import { notify, takeBackNotices } from '../notifications'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { changeCover, contentOf, currentKeyOf, findPlansFor, findRunning } from './covers.queries'
import { Cover, type PlanVersion } from './entities'
import { links } from './links'

type Granted = Pick<Cover, 'personId' | 'organisationId' | 'source' | 'sourceId'>

/** A cover by a version of a plan from a day on; false where the person has one by this plan. */
export async function grantCover(
  db: Db,
  version: Pick<PlanVersion, 'id' | 'planId' | 'content'>,
  whom: Granted,
  fromDay: string,
  now: Date,
): Promise<boolean> {
  const row = {
    id: newId(),
    ...whom,
    planId: version.planId,
    planVersionId: version.id,
    currentKey: currentKeyOf(whom.personId, version.planId),
    fromDay,
    toDay: coverEnd(fromDay, version.content.termMonths),
    createdAt: now,
  }
  try {
    await insertRows(db, Cover, row)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Somebody has become a member: every plan of the union and those above that is for them covers them from today on. */
export async function grantByRule(db: Db, held: Membership, joined: Joined, now: Date): Promise<void> {
  const today = shanghaiDay(now)
  const plans = await findPlansFor(db, held.organisationId, today)
  const open = plans.filter(({ content }) => content.grantedBy === 'approval')
  const gender = open.some(({ content }) => content.eligible.gender !== null)
    ? genderOf((await findPerson(db, held.personId)).documentNumber ?? '')
    : null
  for (const version of open) {
    if (!isEligible(version.content.eligible, { ...joined, gender })) continue
    const { personId, organisationId } = held
    const whom = { personId, organisationId, source: 'approval' as const, sourceId: held.id }
    if (await grantCover(db, version, whom, today, now)) await tellCovered(db, held, version, today, now)
  }
}

/** The member is told what covers them now, once. */
export async function tellCovered(
  db: Db,
  { id, personId, organisationId }: Membership,
  { planId, content }: PlanVersion,
  today: string,
  now: Date,
): Promise<void> {
  const params = { ...namesOf(content), until: coverEnd(today, content.termMonths) }
  const dedupeKey = coveredKey(id, planId)
  await notify(
    db,
    { personId, template: 'insurance.covered', params, link: links.covers, dedupeKey, organisationId },
    now,
  )
}

const coveredKey = (membershipId: string, planId: string): string => `${membershipId} ${planId} covered`

/** The plan's name in both languages: the message takes that of its reader. */
export const namesOf = ({ name }: PlanContent) => ({ planZh: name.zh, planEn: name.en })

/**
 * A membership has ended: what came with it ends today, all of it with a death. What a union paid for by its list runs to
 * its last day.
 */
export async function endCovers(db: Db, { personId, state }: Membership, now: Date): Promise<void> {
  const isDeath = state === 'deceased'
  for (const cover of await findRunning(db, personId)) {
    if (isDeath || contentOf(cover).grantedBy === 'approval')
      await endCover(db, cover, isDeath ? 'deceased' : 'left', now)
  }
}

/** Ends a cover with today as its last day. */
export async function endCover(
  db: Db,
  cover: Cover,
  endReason: NonNullable<Cover['endReason']>,
  now: Date,
): Promise<void> {
  const today = shanghaiDay(now)
  const lastDay = cover.toDay > today ? { toDay: today } : {}
  await changeCover(db, cover, { endedAt: now, endReason, currentKey: null, ...lastDay })
}

/** An ended membership goes on: so do its covers as far as their time is not over, and what else it brings is granted. */
export async function resumeCovers(db: Db, held: Membership, now: Date): Promise<void> {
  const { personId } = held
  const today = shanghaiDay(now)
  const ended = await db.find(Cover, {
    where: [
      { personId, endReason: 'left' },
      { personId, endReason: 'deceased' },
    ],
    relations: { planVersion: true },
    order: { id: 'DESC' },
  })
  for (const cover of ended) {
    const toDay = coverEnd(cover.fromDay, contentOf(cover).termMonths)
    if (toDay < today) continue
    const running = { endedAt: null, endReason: null, currentKey: currentKeyOf(personId, cover.planId), toDay }
    // One of the same plan may have been granted since.
    await changeCover(db, cover, running).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
  }
  await grantByRule(db, held, { occupation: await findOccupation(db, personId) }, now)
}

/** The member is another union's: covers of plans that are open there stay, others end, and that union's are granted. */
export async function moveCovers(db: Db, from: Membership, to: Membership, now: Date): Promise<void> {
  const { personId, organisationId } = to
  const open = await findPlansFor(db, organisationId, shanghaiDay(now))
  for (const cover of await findRunning(db, personId)) {
    const isOpenThere = open.some(({ planId }) => planId === cover.planId)
    if (isOpenThere || cover.source === 'roster') await db.update(Cover, { id: cover.id }, { organisationId })
    else await endCover(db, cover, 'left', now)
  }
  await grantByRule(db, to, { occupation: await findOccupation(db, from.personId) }, now)
}

/** A membership was a mistake, and nothing was built on it: what it brought goes, with what that was renewed by. */
export async function takeBackCovers(db: Db, { id, personId }: Membership): Promise<void> {
  const covers = await db.find(Cover, { where: { personId }, order: { id: 'ASC' } })
  const sources = new Set([id])
  const made = covers.filter((cover) => sources.has(cover.sourceId) && sources.add(cover.id))
  if (made.length === 0) return
  await db.delete(Cover, { id: In(made.map((cover) => cover.id)) })
  await takeBackNotices(
    db,
    made.map(({ planId }) => coveredKey(id, planId)),
  )
}
