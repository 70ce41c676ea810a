import { AppError } from '../../shared/http/errors'
import {
  findAncestors,
  findOrganisation,
  findPathsInUnits,
  findRootOrganisation,
  type Organisation,
} from '../organisations'
import type { Db } from '../platform/db'
import type { Complaint } from './entities'

/** The union a person wrote about, or null for this program. */
export async function requireAbout(db: Db, id: string | null): Promise<Organisation | null> {
  if (id === null) return null
  const about = await findOrganisation(db, id)
  if (!about || about.closedAt !== null) throw new AppError('organisations.not_found', undefined, 'organisationId')
  return about
}

/** Whether the union it is about must not be the one that reads it. */
export const isKeptFromAbout = ({ kind, isUnnamed }: Pick<Complaint, 'kind' | 'isUnnamed'>): boolean =>
  kind === 'complaint' || isUnnamed

/**
 * Who answers: the union itself a suggestion or question by name, the union above it a complaint, the root what is about the
 * program. What is unnamed passes over employers' unions as well, where a way of writing may give a person away.
 */
export async function findDestination(
  db: Db,
  about: Organisation | null,
  complaint: Pick<Complaint, 'kind' | 'isUnnamed'>,
): Promise<Organisation> {
  if (about === null) return findRootOrganisation(db)
  if (!isKeptFromAbout(complaint)) return about
  const above = await findAncestors(db, about)
  const paths = above.map(({ path }) => path)
  const units = complaint.isUnnamed ? await findPathsInUnits(db, paths) : new Set<string>()
  // Above the root there is nobody: it answers for itself.
  return above.find(({ path }) => !units.has(path)) ?? about
}

/** Whether a complaint must not go to this union: it is the one concerned, stands below it, or is an employer's. */
export async function isConcerned(db: Db, complaint: Complaint, target: Organisation): Promise<boolean> {
  const { about, isUnnamed } = complaint
  if (isKeptFromAbout(complaint) && about?.parentId != null && target.path.startsWith(about.path)) return true
  return isUnnamed && (await findPathsInUnits(db, [target.path])).size > 0
}
