import type { classChildren, PrioritiesView } from '../../shared/classes/children.contract'
import { type PriorityGroup, priorityGroups } from '../../shared/classes/states'
import type { ParamsOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { findOrganisationNames } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import { type Db, isDuplicate } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { PriorityClaim } from './children.entities'
import { drawReview } from './children.views'
import { findPictures } from './pictures.service'
import { drawPicture } from './pictures.views'
import { findPriorities } from './priorities.queries'
import { findReviewingUnion } from './reviewing'
import * as reviews from './reviews'

type Contract = typeof classChildren

export async function list(db: Db, personId: string, now: Date): Promise<PrioritiesView> {
  const rows = await findPriorities(db, personId)
  const unions = await findOrganisationNames(
    db,
    rows.map(({ organisationId }) => organisationId),
  )
  const pictures = await findPictures(
    db,
    rows.map(({ id }) => id),
  )
  const live = rows.filter(({ liveKey }) => liveKey !== null).map(({ group }) => group)
  return {
    items: rows.map((row) => ({
      id: row.id,
      group: row.group,
      state: row.state,
      review: drawReview(row, unions.get(row.organisationId) ?? ''),
      proofs: pictures
        .filter(({ ownerId }) => ownerId === row.id)
        .map((picture) => drawPicture(picture, { personId, purpose: 'own' }, now)),
      actions: reviews.isOpenToProofs(row) ? ['addProof', 'submit', 'end'] : ['end'],
    })),
    open: priorityGroups.filter((group) => !live.includes(group)),
  }
}

async function requireOwn(db: Db, personId: string, id: string): Promise<PriorityClaim> {
  const row = (await findPriorities(db, personId)).find((one) => one.id === id)
  if (!row) throw new AppError('classes.priority_not_found')
  return row
}

export async function claim(
  db: Db,
  personId: string,
  group: PriorityGroup,
  random: Random,
  now: Date,
): Promise<PrioritiesView> {
  const row = {
    id: newId(),
    personId,
    group,
    state: 'stated' as const,
    version: 1,
    liveKey: `${personId} ${group}`,
    organisationId: (await findReviewingUnion(db, personId)).id,
    caseNumber: makeCaseNumber('YX', random, now),
    createdAt: now,
  }
  await insertRows(db, PriorityClaim, row).catch((error: unknown) => {
    throw isDuplicate(error) ? new AppError('classes.priority_known', undefined, 'group') : error
  })
  return list(db, personId, now)
}

export function addProof(call: OpenCall<Contract['addPriorityProof']>): Promise<PrioritiesView> {
  const { actor, params, now } = call
  const load = (db: Db) => requireOwn(db, actor.personId, params.priorityId)
  return reviews.addProof(call, 'priority', load, (db) => list(db, actor.personId, now))
}

export async function removeProof(
  db: Db,
  personId: string,
  { priorityId, pictureId }: ParamsOf<Contract['removePriorityProof']>,
  now: Date,
): Promise<PrioritiesView> {
  await reviews.removeProof(db, 'priority', await requireOwn(db, personId, priorityId), pictureId, now)
  return list(db, personId, now)
}

export async function submit(db: Db, personId: string, id: string, now: Date): Promise<PrioritiesView> {
  await reviews.submit(db, 'priority', await requireOwn(db, personId, id), now)
  return list(db, personId, now)
}

export async function end(db: Db, personId: string, id: string, now: Date): Promise<PrioritiesView> {
  await reviews.end(db, 'priority', await requireOwn(db, personId, id), now)
  return list(db, personId, now)
}
