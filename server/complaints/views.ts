import { type ComplaintEntry, type ComplaintView, complaintSteps } from '../../shared/complaints/contract'
import { canAskAgain } from '../../shared/complaints/states'
import { listSteps, type NamedStep } from '../desk'
import { refOf } from '../organisations'
import type { Db } from '../platform/db'
import type { Complaint } from './entities'

/** A person's own as they see them; the number of queries does not grow with the rows. */
export async function toViews(db: Db, rows: Complaint[]): Promise<ComplaintView[]> {
  const steps = await listSteps(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...drawFacts(row),
    entries: drawEntries(
      row,
      steps.filter(({ caseId }) => caseId === row.id),
    ).map(({ entry }) => entry),
    actions: canAskAgain(row) && row.words !== null ? ['askAgain'] : [],
  }))
}

export const toView = async (db: Db, row: Complaint): Promise<ComplaintView> => (await toViews(db, [row]))[0]!

/** What the person and staff see alike: nothing in it says whose it is. */
export const drawFacts = (row: Complaint): Omit<ComplaintView, 'entries' | 'actions'> => ({
  id: row.id,
  receiptNumber: row.receiptNumber,
  kind: row.kind,
  state: row.state,
  version: row.version,
  about: refOf(row.about),
  organisation: refOf(row.organisation!),
  unnamed: row.isUnnamed,
  submittedAt: row.submittedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
})

type Step = ComplaintEntry['step']
const isShown = (step: string): step is Step => (complaintSteps as readonly string[]).includes(step)

/** The steps with what was written at each, and who of the staff acted. */
export function drawEntries(row: Complaint, steps: NamedStep[]): { entry: ComplaintEntry; by: string | null }[] {
  const asked = steps.findIndex(({ step }) => step === 'followedUp')
  return steps.flatMap(({ step, at, organisationName, actorName, details }, index) => {
    if (!isShown(step)) return []
    const isSecond = asked >= 0 && index > asked
    const words = {
      submitted: row.words,
      followedUp: row.followUp,
      answered: isSecond ? row.secondAnswer : row.answer,
      closed: isSecond ? row.secondAnswer : row.answer,
      passedOn: String(details?.to ?? ''),
      escalated: null,
      handedBack: String(details?.note ?? ''),
    }[step]
    const isOfPerson = step === 'submitted' || step === 'followedUp'
    const organisation = isOfPerson ? null : organisationName
    const by = isOfPerson || step === 'escalated' ? null : actorName
    return [{ entry: { step, at: at.toISOString(), organisation, words }, by }]
  })
}
