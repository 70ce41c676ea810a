import { maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { releaseSteps } from '../../shared/membership/releases'
import type { ReleaseView } from '../../shared/membership/releases.contract'
import { drawOwnHistory, listOwnSteps, type OwnStep } from '../desk'
import { refOf } from '../organisations'
import type { Db } from '../platform/db'
import type { Release } from './releases.entities'

export const toView = async (db: Db, release: Release): Promise<ReleaseView> => (await toViews(db, [release]))[0]!

/** A person's own cases as they see them; the number of queries does not grow with the rows. */
export async function toViews(db: Db, releases: Release[]): Promise<ReleaseView[]> {
  const steps = await listOwnSteps(
    db,
    releases.map(({ id }) => id),
  )
  return releases.map((release) => draw(release, steps))
}

export const maskNumber = ({ about, number }: Release): string =>
  about === 'phone' ? maskPhone(number) : maskDocumentNumber(number)

function draw(release: Release, steps: OwnStep[]): ReleaseView {
  const { id, state } = release
  const isWaiting = state === 'submitted'
  return {
    id,
    caseNumber: release.caseNumber,
    about: release.about,
    state,
    version: release.version,
    name: release.name,
    number: maskNumber(release),
    note: release.note,
    applicationId: release.applicationId,
    owner: isWaiting ? refOf(release.organisation) : null,
    submittedAt: release.submittedAt.toISOString(),
    dueAt: isWaiting ? (release.dueAt?.toISOString() ?? null) : null,
    asked: state === 'returned' ? release.remark : null,
    refused: state === 'refused' ? release.remark : null,
    history: drawOwnHistory(
      steps.filter(({ caseId }) => caseId === id),
      releaseSteps,
    ),
    actions: state === 'returned' ? ['answer'] : [],
  }
}
