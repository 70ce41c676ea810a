import { shanghaiDay, shanghaiMoment } from '../../shared/http/time'
import { notify } from '../notifications'
import { findGrants, findHoldersAlong, findPathsInUnits, type Organisation } from '../organisations'
import type { Db } from '../platform/db'
import type { WorkItem } from './entities'

/** A union and who there may decide a case. */
export interface Level {
  organisation: Organisation
  personIds: string[]
}

/**
 * The union that has a case and those above it, the nearest first, with whoever may decide it there. Nobody decides their
 * own; what is kept from employers has no reviewer who holds a role at one, and no union of one above it.
 */
export async function findLevels(db: Db, item: WorkItem): Promise<Level[]> {
  const levels = await findHoldersAlong(db, item.role, item.organisation!.path)
  const kept = item.isDiscreet ? await findUnitOfficers(db, levels) : new Set<string>()
  const inUnits = item.isDiscreet
    ? await findPathsInUnits(
        db,
        levels.map(({ organisation }) => organisation.path),
      )
    : new Set<string>()
  return levels
    .filter(({ organisation: { path } }, at) => at === 0 || !inUnits.has(path))
    .map(({ organisation, personIds }) => ({
      organisation,
      personIds: personIds.filter((id) => id !== item.subjectId && !kept.has(id)),
    }))
}

async function findUnitOfficers(db: Db, levels: Level[]): Promise<Set<string>> {
  const personIds = levels.flatMap((level) => level.personIds)
  const grants = personIds.length === 0 ? [] : await findGrants(db, personIds)
  return new Set(grants.filter(({ isInUnit }) => isInUnit).map(({ personId }) => personId))
}

/** The nearest union above that has somebody to decide, or the next one where none has; null at the root. */
export const findAbove = ([, ...above]: Level[]): Organisation | null =>
  (above.find(({ personIds }) => personIds.length > 0) ?? above[0])?.organisation ?? null

/** Most people of one union that are told of the same thing. */
const mostTold = 20

export type ReviewerTemplate = 'dueSoon' | 'overdue' | 'overdueAtTop' | 'stillOverdue' | 'movedUp' | 'handedBack'

/** Tells whoever may decide a case where it is, or at the nearest union above with anybody; once per due time and `at`. */
export async function tellReviewers(
  db: Db,
  item: WorkItem,
  levels: Level[],
  template: ReviewerTemplate,
  params: Record<string, string>,
  now: Date,
): Promise<void> {
  const nearest = levels.find(({ personIds }) => personIds.length > 0)?.personIds ?? []
  for (const personId of nearest.slice(0, mostTold)) {
    await notify(
      db,
      {
        personId,
        template: `desk.${template}`,
        params: { kind: item.kind, number: item.caseNumber, due: timeIn(item.dueAt), ...params },
        link: `/desk/${item.kind.replace('.', '/')}?id=${item.id}`,
        dedupeKey: `${item.id} ${template} ${shanghaiDay(now)} ${personId}`,
      },
      now,
    )
  }
}

/** A time as a message says it. */
export const timeIn = (at: Date | null): string => (at ? shanghaiMoment(at) : '')
