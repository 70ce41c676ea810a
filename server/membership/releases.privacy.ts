import { In, LessThan } from 'typeorm'
import { deleteWithCases } from '../desk'
import type { Db } from '../platform/db'
import type { Matter, PersonalPart } from '../privacy'
import { links } from './links'
import { Release } from './releases.entities'
import { findOwnOpenReleases, findOwnReleases } from './releases.queries'

/** Cases about a number, as far as the person may know of them. */
export async function describeReleases(db: Db, personId: string): Promise<PersonalPart[]> {
  const releases = await findOwnReleases(db, personId)
  const rows = releases.map((release) => {
    const { caseNumber, about, state, organisation, name, number, note, submittedAt, decidedAt, remark } = release
    const given = about === 'phone' ? { phone: number } : { documentNumber: number }
    return {
      caseNumber,
      about,
      state,
      organisation: organisation?.name,
      name,
      ...given,
      note,
      submittedAt,
      decidedAt,
      remark,
    }
  })
  return [{ part: 'releases', rows }]
}

export async function findOpenReleases(db: Db, personId: string): Promise<Matter[]> {
  const open = await findOwnOpenReleases(db, personId)
  return open.map(({ id }) => ({ code: 'membership.release_open', link: links.release(id) }))
}

/** Silent ones too: what they ask is nobody's question any more. */
export async function forgetReleases(db: Db, personId: string): Promise<void> {
  await deleteWithCases(db, Release, await db.find(Release, { where: { personId }, select: { id: true } }))
}

export async function deleteOldReleases(db: Db, before: Date, limit: number): Promise<number> {
  const where = { state: In(['released', 'refused']), decidedAt: LessThan(before) }
  return deleteWithCases(db, Release, await db.find(Release, { where, select: { id: true }, take: limit }))
}
