import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { AssessmentView } from '../../shared/insurance/assessment'
import type { insurance } from '../../shared/insurance/contract'
import { assess } from '../../shared/insurance/rules'
import { findOwnUnion } from '../membership'
import { findRootOrganisation } from '../organisations'
import type { Db } from '../platform/db'
import { findEarlier, findGiven } from './claims.queries'
import { contentOf, findCoversOf, findOwnCover, findPlansFor } from './covers.queries'
import { drawCover, drawPlan } from './covers.views'

/** What a person is, and was, covered for, running covers first. */
export async function listOwn(db: Db, personId: string, now: Date) {
  const covers = await findCoversOf(db, personId)
  const given = await findGiven(db, covers)
  const views = covers.map((cover) => drawCover(cover, given.get(cover.id)!, now))
  const isRunning = ({ state }: (typeof views)[number]) => Number(state === 'running')
  return { items: views.sort((a, b) => isRunning(b) - isRunning(a)) }
}

/** Plans open where the person is a member, with their own cover by each. */
export async function listPlans(db: Db, personId: string, now: Date) {
  const { id } = (await findOwnUnion(db, personId)) ?? (await findRootOrganisation(db))
  const versions = await findPlansFor(db, id, shanghaiDay(now))
  const covers = (await findCoversOf(db, personId)).filter(({ endedAt }) => endedAt === null)
  return {
    items: versions.map((version) =>
      drawPlan(version, covers.find(({ planId }) => planId === version.planId)?.id ?? null),
    ),
  }
}

/** The sum that the decision will be made with, as if it were handed in today. */
export async function estimate(
  db: Db,
  personId: string,
  { coverId, facts }: BodyOf<(typeof insurance)['estimate']>,
  now: Date,
): Promise<AssessmentView> {
  const cover = await findOwnCover(db, personId, coverId)
  if (!cover) throw new AppError('insurance.cover_not_found')
  const earlier = await findEarlier(db, cover)
  const days = { from: cover.fromDay, to: cover.toDay }
  return assess(contentOf(cover), { cover: days, facts, filedOn: shanghaiDay(now), earlier })
}
