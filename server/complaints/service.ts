import type { ComplaintView, complaints } from '../../shared/complaints/contract'
import { type ComplaintKind, canAskAgain } from '../../shared/complaints/states'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { maskPhone } from '../../shared/identity/masks'
import { moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPerson, nameIndexOf } from '../identity'
import { notify } from '../notifications'
import type { Organisation } from '../organisations'
import { spend } from '../platform/budgets'
import { makeCaseNumber } from '../platform/caseNumbers'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { createHook } from '../platform/hooks'
import { newId, type Random } from '../platform/random'
import { ruleAt } from '../platform/rules'
import { findDueAt } from '../platform/workdays'
import { findDestination, requireAbout } from './destination'
import { Complaint } from './entities'
import { changeComplaint, findComplaintsOf, findOwnComplaint } from './queries'
import { answerRule } from './rules'
import { toView, toViews } from './views'

/** The union a person belongs to; membership knows. */
export const ownUnion = createHook<[db: Db, personId: string], Organisation | null>()

export async function openForm(db: Db, personId: string, now: Date) {
  const union = await ownUnion.first(db, personId)
  const { workingDays } = await ruleAt(db, answerRule, now)
  return { union: union ? { id: union.id, name: union.name } : null, workingDays }
}

/** Spends one of the person's budget of the day. */
export const takeOne = ({ database, ports, actor, now }: OpenCall<(typeof complaints)['fileComplaint']>) =>
  spend(database, ports.config, now, [
    {
      limit: 'complaintsPerPersonDay',
      subject: actor.personId,
      windowSeconds: 86_400,
      refusal: 'complaints.too_many',
    },
  ])

interface Written {
  kind: ComplaintKind
  organisationId: string | null
  words: string
  unnamed: boolean
}

export async function file(
  db: Db,
  personId: string,
  { kind, organisationId, words, unnamed: isUnnamed }: Written,
  random: Random,
  now: Date,
): Promise<ComplaintView> {
  const about = await requireAbout(db, organisationId)
  const destination = await findDestination(db, about, { kind, isUnnamed })
  const id = newId()
  await db.insert(Complaint, {
    id,
    personId,
    kind,
    state: 'submitted',
    version: 1,
    isUnnamed,
    aboutId: about?.id ?? null,
    organisationId: destination.id,
    receiptNumber: makeCaseNumber('TS', random, now),
    words,
    submittedAt: now,
    dueAt: await findDueAt(db, answerRule, now),
  })
  const filed = (await findOwnComplaint(db, personId, id))!
  await putBeforeStaff(db, filed, now)
  await recordStep(db, { caseId: id, step: 'submitted', at: now, actorId: writerAtDesk(filed), organisationId: null })
  await tell(db, filed, 'submitted', now)
  return toView(db, filed)
}

/** Who the desk is told it is of: its own id in place of the person's where it is unnamed, so that nothing there can join them. */
const writerAtDesk = ({ id, personId, isUnnamed }: Complaint): string => (isUnnamed ? id : personId)

/** Opens its item at the desk; of an unnamed one nothing in it leads to the person, neither to eyes nor to a search. */
async function putBeforeStaff(db: Db, complaint: Complaint, now: Date): Promise<void> {
  const { id, personId, kind, state, version, isUnnamed, organisationId, receiptNumber, dueAt } = complaint
  const { name, phone, phoneIndex } = await findPerson(db, personId)
  const subject = isUnnamed ? '' : (name ?? (phone && maskPhone(phone)) ?? '')
  await openWorkItem(db, {
    id,
    kind: 'complaints.complaint',
    feature: 'complaints',
    state,
    version,
    subjectId: writerAtDesk(complaint),
    subject,
    subjectIndex: nameIndexOf(isUnnamed || name === null ? newId() : name),
    phoneIndex: isUnnamed ? null : phoneIndex,
    documentIndex: null,
    caseNumber: receiptNumber,
    route: kind,
    organisationId,
    role: 'orgAdmin',
    isDiscreet: isUnnamed,
    openedAt: now,
    dueAt,
  })
}

/** Tells the person where it stands, in the inbox alone: a message that goes out and fails would name them at the desk. */
export const tell = (
  db: Db,
  { id, personId, version, receiptNumber, organisation }: Complaint,
  template: 'submitted' | 'passedOn' | 'answered' | 'closed',
  now: Date,
): Promise<void> =>
  notify(
    db,
    {
      personId,
      template: `complaints.${template}`,
      params: { organisation: organisation!.name, receipt: receiptNumber },
      link: `/complaints/one?id=${id}`,
      dedupeKey: `${id} ${template} ${version}`,
    },
    now,
  )

async function loadOwn(db: Db, personId: string, id: string): Promise<Complaint> {
  const found = await findOwnComplaint(db, personId, id)
  if (!found) throw new AppError('complaints.not_found')
  return found
}

export const getOwn = async (db: Db, personId: string, id: string): Promise<ComplaintView> =>
  toView(db, await loadOwn(db, personId, id))

export async function listOwn(db: Db, personId: string, cursor: string | undefined): Promise<Page<ComplaintView>> {
  const page = toPage(await findComplaintsOf(db, personId, cursor), ({ id }) => [id])
  return { ...page, items: await toViews(db, page.items) }
}

/** Asks once more: the union that answered last has it again, with a day of its own to answer by. */
export async function askAgain(
  db: Db,
  personId: string,
  id: string,
  { version, words }: { version: number; words: string },
  now: Date,
): Promise<ComplaintView> {
  const complaint = await loadOwn(db, personId, id)
  if (!canAskAgain(complaint)) throw new AppError('complaints.follow_up_unavailable')
  const dueAt = await findDueAt(db, answerRule, now)
  const change = { state: 'submitted' as const, followUp: words, dueAt }
  const isSame = complaint.version === version
  if (!isSame || !(await changeComplaint(db, complaint, ['answered', 'closed'], change))) {
    throw new AppError('complaints.changed_meanwhile')
  }
  const after = await loadOwn(db, personId, id)
  const { state, organisationId } = after
  await moveWorkItem(db, id, { state, version: after.version, isOpen: true, dueAt, organisationId })
  await recordStep(db, { caseId: id, step: 'followedUp', at: now, actorId: writerAtDesk(after), organisationId: null })
  return toView(db, after)
}
