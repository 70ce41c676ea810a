import {
  clearDocument,
  clearPhone,
  endSessionsOf,
  findPerson,
  type Person,
  replacePhone,
  setDocument,
} from '../identity'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import { findCurrentMembership } from './queries'
import type { Release } from './releases.entities'
import { changedMeanwhile } from './releases.service'
import { maskNumber } from './releases.views'

/**
 * The number leaves the record that had it, whose holder is told and, where it was the phone they sign in with, signed out
 * everywhere; then it is the claimant's. One who came in with the phone of a record that is somebody else's signs in anew.
 */
export async function handOver(db: Db, release: Release, holder: Person | null, now: Date): Promise<void> {
  if (release.about === 'phone') await handOverPhone(db, release, holder, now)
  else await handOverDocument(db, release, holder, now)
}

async function handOverPhone(db: Db, release: Release, holder: Person | null, now: Date): Promise<void> {
  const { personId, number } = release
  if (holder) {
    await clearPhone(db, holder.id, release.numberIndex)
    await endSessionsOf(db, holder.id, now)
    await tellHolder(db, release, holder, now)
  }
  if (holder?.id === personId) return
  // Somebody signed in with it for the first time a moment ago: the case now looks another way.
  if (!(await replacePhone(db, await findPerson(db, personId), number))) throw changedMeanwhile(release)
}

async function handOverDocument(db: Db, release: Release, holder: Person | null, now: Date): Promise<void> {
  const { personId, documentKind, number } = release
  if (holder?.id === personId) return
  if (holder) {
    await clearDocument(db, holder.id, release.numberIndex)
    await tellHolder(db, release, holder, now)
  }
  // A member who was admitted without it has it from now on; an applicant gets it with the approval.
  const isWithout = (await findPerson(db, personId)).documentIndex === null
  if (isWithout && documentKind !== null && (await findCurrentMembership(db, personId))) {
    if (!(await setDocument(db, personId, documentKind, number))) throw changedMeanwhile(release)
  }
}

async function tellHolder(db: Db, release: Release, holder: Person, now: Date): Promise<void> {
  const template = release.about === 'phone' ? 'membership.phoneReleased' : 'membership.documentReleased'
  const params = { number: maskNumber(release), organisation: release.organisation!.name }
  const notice = { personId: holder.id, template, params, link: null }
  await notify(db, { ...notice, dedupeKey: `${release.id} holder` }, now)
}
