import { openWorkItem, recordStep } from '../desk'
import { documentIndexOf, nameIndexOf, phoneIndexOf } from '../identity'
import { Application, workplaceIndexOf } from '../membership'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { addPerson } from './identity'

export interface Applicant {
  phone: string
  name: string
  /** First 17 digits of a citizen number. */
  document: string
  /** The whole of it. */
  documentNumber: string
  workplace: string
  /** What staff wrote when they refused it. */
  remark: string
  organisationId: string
}

/** Somebody who applied and was refused, with everything that leaves behind: case, step, message. */
export async function addApplicant(db: Db, given: Applicant, now: Date): Promise<string> {
  const { phone, name, document, organisationId } = given
  const personId = await addPerson(db, { phone, name, document }, now)
  const { id, receiptNumber } = await addRefused(db, personId, given, now)
  const { nameIndex, documentIndex } = indexesOf(given)
  await openWorkItem(db, {
    id,
    kind: 'membership.application',
    feature: 'membership',
    role: 'reviewer',
    route: 'union',
    caseNumber: receiptNumber,
    openedAt: now,
    dueAt: now,
    state: 'refused',
    version: 3,
    subjectId: personId,
    subject: name,
    subjectIndex: nameIndex,
    phoneIndex: phoneIndexOf(phone),
    documentIndex,
    organisationId,
  })
  const params = { organisation: name, number: '' }
  const message = { personId, template: 'membership.refused', params, link: null, dedupeKey: `${id} refused 3` }
  await notify(db, message, now)
  return personId
}

type Refused = Omit<Applicant, 'phone' | 'document'>

/** An application of a person's that was refused, with its step. */
export async function addRefused(
  db: Db,
  personId: string,
  { name, documentNumber, workplace, remark, organisationId }: Refused,
  now: Date,
): Promise<{ id: string; receiptNumber: string }> {
  const id = newId()
  const receiptNumber = `RH-${systemRandom.pick(unmistakable, 12)}`
  await db.insert(Application, {
    ...indexesOf({ name, documentNumber }),
    id,
    personId,
    openKey: null,
    state: 'refused',
    version: 3,
    route: 'union',
    organisationId,
    name,
    documentKind: 'residentId',
    documentNumber,
    documentExpiry: 'longTerm',
    occupation: 'courier',
    workplace,
    workplaceIndex: workplaceIndexOf(workplace),
    signature: JSON.stringify({ width: 300, height: 120, strokes: [[10, 10, 60, 80]] }),
    isSigned: true,
    receiptNumber,
    createdAt: now,
    submittedAt: now,
    decidedAt: now,
    remark,
  })
  const note = { note: remark }
  await recordStep(db, { caseId: id, step: 'refused', at: now, actorId: personId, organisationId, details: note })
  return { id, receiptNumber }
}

const indexesOf = ({ name, documentNumber }: Pick<Applicant, 'name' | 'documentNumber'>) => ({
  nameIndex: nameIndexOf(name),
  documentIndex: documentIndexOf(documentNumber),
})
