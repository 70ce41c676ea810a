import type { ApplicationView } from '../../shared/membership/contract'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { missingItems } from '../../shared/membership/rules'
import { ownSteps } from '../../shared/membership/states'
import { drawOwnHistory, listOwnSteps, type OwnStep } from '../desk'
import { type Organisation, refOf } from '../organisations'
import type { Db } from '../platform/db'
import { type Applicant, findApplicant } from './applicants'
import type { Application } from './entities'
import { ownActions, ownerOf } from './policy'

type Lacks = Pick<Applicant, 'hasPhone' | 'hasConsents'>

export async function toView(db: Db, application: Application, applicant?: Lacks): Promise<ApplicationView> {
  return (await toViews(db, application.personId, [application], applicant))[0]!
}

/** A person's applications as they see them; the number of queries does not grow with the rows. */
export async function toViews(
  db: Db,
  personId: string,
  applications: Application[],
  applicant?: Lacks,
): Promise<ApplicationView[]> {
  if (applications.length === 0) return []
  return drawAll(db, applicant ?? (await findApplicant(db, personId)), applications)
}

export async function drawAll(db: Db, applicant: Lacks, applications: Application[]): Promise<ApplicationView[]> {
  // Nothing happens to what was never handed in.
  const handedIn = applications.filter(({ submittedAt }) => submittedAt !== null)
  const steps = await listOwnSteps(
    db,
    handedIn.map(({ id }) => id),
  )
  return applications.map((application) =>
    draw(
      application,
      applicant,
      steps.filter(({ caseId }) => caseId === application.id),
    ),
  )
}

/** One application with its steps, oldest first. */
export function draw(application: Application, applicant: Lacks, steps: OwnStep[]): ApplicationView {
  const { event, place } = application
  const organisation = refOf(application.organisation)
  return {
    id: application.id,
    receiptNumber: application.receiptNumber,
    state: application.state,
    version: application.version,
    route: application.route,
    organisation,
    event: event ? { code: event.code, name: event.name, place: event.place } : null,
    place: place ? { id: place.id, name: nameOfPlace(place) } : null,
    content: {
      name: application.name,
      documentKind: application.documentKind,
      documentNumber: application.documentNumber && maskDocumentNumber(application.documentNumber),
      documentExpiry: application.documentExpiry,
      occupation: application.occupation,
      workplace: application.workplace,
      signed: application.isSigned,
      discreet: application.isDiscreet,
    },
    missing: missingItems({ ...application, ...applicant }),
    submittedAt: application.submittedAt?.toISOString() ?? null,
    dueAt: application.dueAt?.toISOString() ?? null,
    owner: application.state === 'submitted' ? refOf(ownerOf(application)) : null,
    ...drawDecision(application, steps),
    previousId: application.previousId,
    history: drawOwnHistory(steps, ownSteps),
    actions: ownActions(application.state),
  }
}

/** What staff said last, while it still holds. */
export function drawDecision(
  application: Application,
  steps: readonly OwnStep[],
): Pick<ApplicationView, 'returned' | 'refused'> {
  const at = (step: string) => steps.findLast((one) => one.step === step)?.at.toISOString() ?? ''
  return {
    returned:
      application.state === 'returned'
        ? { at: at('returned'), items: application.returnedItems ?? [], note: application.remark }
        : null,
    refused: application.state === 'refused' ? { at: at('refused'), reason: application.remark ?? '' } : null,
  }
}

/** People know the district, not its union. */
export const nameOfPlace = ({ kind, district, name }: Organisation): string =>
  kind === 'district' ? (district ?? name) : name
