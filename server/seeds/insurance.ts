import { shanghaiDay } from '../../shared/http/time'
import { coverEnd } from '../../shared/insurance/limits'
import type { PlanContent } from '../../shared/insurance/plans'
import { Cover, Plan, PlanVersion } from '../insurance'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'

/** A plan of a union, published and valid from today on unless told otherwise. */
export async function addPlan(
  db: Db,
  given: { organisationId: string; content: PlanContent; validFrom?: string; publishedBy?: string },
  now: Date,
): Promise<PlanVersion> {
  const { organisationId, content, validFrom = shanghaiDay(now), publishedBy = newId() } = given
  const planId = newId()
  const plan = { id: planId, organisationId, version: 1, draft: null, published: 1, closedAt: null, createdAt: now }
  await db.insert(Plan, plan)
  const version = { id: newId(), planId, number: 1, content, validFrom, publishedBy, publishedAt: now }
  await db.insert(PlanVersion, version)
  return version
}

/** A cover by a version of a plan, from today on and current unless told otherwise. */
export async function addCover(
  db: Db,
  version: Pick<PlanVersion, 'id' | 'planId' | 'content'>,
  given: Partial<Cover> & Pick<Cover, 'personId' | 'organisationId'>,
  now: Date,
): Promise<Cover> {
  const fromDay = given.fromDay ?? shanghaiDay(now)
  const row: Cover = {
    id: newId(),
    planId: version.planId,
    planVersionId: version.id,
    source: 'approval',
    sourceId: newId(),
    currentKey: given.endedAt ? null : `${given.personId} ${version.planId}`,
    fromDay,
    toDay: coverEnd(fromDay, version.content.termMonths),
    endedAt: null,
    endReason: null,
    remindedAt: null,
    createdAt: now,
    ...given,
  }
  await db.insert(Cover, row)
  return row
}
