import { type ReleaseAbout, releaseAbouts, releaseTransitions } from '../../shared/membership/releases'
import { findPersonByDocument, findPersonByPhoneIndex, type Person } from '../identity'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Release } from './releases.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Release, 'release').innerJoinAndSelect('release.organisation', 'organisation')

export const findRelease = (db: Db, id: string): Promise<Release | null> =>
  withUnion(db).innerJoinAndSelect('release.person', 'person').where('release.id = :id', { id }).getOne()

/** A silent one is not the person's own until it gave them the number. */
const owned = (db: Db, personId: string) =>
  withUnion(db).where("release.personId = :personId AND (release.isSilent = :no OR release.state = 'released')", {
    personId,
    no: false,
  })

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnRelease = (db: Db, personId: string, id: string): Promise<Release | null> =>
  owned(db, personId).andWhere('release.id = :id', { id }).getOne()

export const findOwnReleases = (db: Db, personId: string): Promise<Release[]> =>
  owned(db, personId).orderBy('release.id', 'DESC').limit(20).getMany()

const openReleases = prepareQuery([...releaseAbouts, 'no'], (db, given) =>
  withUnion(db).where('release.openKey IN (:phone, :document) AND release.isSilent = :no', given),
)

/** Those a person knows to be under way. */
export function findOwnOpenReleases(db: Db, personId: string): Promise<Release[]> {
  const [phone, document] = (['phone', 'document'] as const).map((about) => openKeyOf(personId, about))
  return openReleases.all(db, { phone: phone!, document: document!, no: false })
}

export const openKeyOf = (personId: string, about: ReleaseAbout): string => `${personId} ${about}`

export const findOpenRelease = (db: Db, personId: string, about: ReleaseAbout): Promise<Release | null> =>
  withUnion(db)
    .where('release.openKey = :key', { key: openKeyOf(personId, about) })
    .getOne()

/** Whose record has the number now. */
export const findHolder = (db: Db, { about, numberIndex }: Release): Promise<Person | null> =>
  about === 'phone' ? findPersonByPhoneIndex(db, numberIndex) : findPersonByDocument(db, numberIndex)

/** Changes a case that is still at `version` and in the state the act leaves; false where it is not. */
export async function changeRelease(
  db: Db,
  release: Pick<Release, 'id' | 'version'>,
  act: keyof typeof releaseTransitions,
  change: Partial<Release>,
): Promise<boolean> {
  const { from, to } = releaseTransitions[act]
  const where = { id: release.id, version: release.version, state: from }
  return (await db.update(Release, where, { ...change, state: to, version: release.version + 1 })).affected === 1
}

/** The person turned out to be another: their cases go along, those about a matter the other has open too as closed ones. */
export async function moveReleases(db: Db, fromId: string, toId: string): Promise<void> {
  for (const { id, about, openKey } of await db.findBy(Release, { personId: fromId })) {
    const isFree = openKey !== null && (await findOpenRelease(db, toId, about)) === null
    await db.update(Release, { id }, { personId: toId, openKey: isFree ? openKeyOf(toId, about) : null })
  }
}
