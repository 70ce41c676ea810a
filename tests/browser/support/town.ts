import { admittedMember, newPerson, newPhone, submitted } from '../../support/people'
import type { ServerProcess } from '../../support/process'
import { makeRoster, newListed, ownUnionId, uploadRoster } from '../../support/rosters'
import type { Caller } from '../../support/server'

/** Who and what the pages that show rows are opened with. */
export interface Town {
  /** Somebody whose application waits for its union. */
  applicant: Caller
  applicationId: string
  /** A member of 漷县 whom 金盏 is to take in. */
  transferId: string
  releaseId: string
  correctionId: string
  eventId: string
  rosterId: string
  membershipId: string
  organisationId: string
  /** What the driver is covered by, and a plan that is being written. */
  coverId: string
  planId: string
  /** What 长阳 plans for children, and somebody who works with them. */
  classId: string
  termId: string
  siteId: string
  workerId: string
  /** The quiz that is open. */
  paperId: string
}

/** A little of everything, made as people make it: through the API. */
export async function fillTown(server: ServerProcess): Promise<Town> {
  const reviewer = await server.as('reviewer')
  const organisationId = await ownUnionId(reviewer)
  const applicant = await newPerson(server)
  const { id: applicationId } = await submitted(applicant, { name: '白云飞' })
  for (const name of ['夏雨荷', '古丽·买买提']) await submitted(await newPerson(server), { name })
  const membershipId = await newMembership(server, reviewer)
  const event = await reviewer.membershipEvents.openEvent({
    body: { organisationId, name: '金盏驿站开门日', place: '金盏路 8 号', gift: '雨衣一件', ...fromNowFor(8) },
  })
  const joiner = await newPerson(server)
  await submitted(joiner, { name: '石大山', eventCode: event.code })
  const wrong = newListed({ name: '孙九', number: '110105199001010011', phone: '12345' })
  const roster = await uploadRoster(reviewer, await makeRoster([newListed(), newListed({ name: '钱甲' }), wrong]))
  return {
    applicant,
    applicationId,
    transferId: await newTransfer(server, organisationId),
    releaseId: await newRelease(server, applicant),
    correctionId: await newCorrection(server),
    eventId: event.id,
    rosterId: roster.id,
    membershipId,
    organisationId,
    ...(await newPlan(server)),
    ...(await findClasses(server)),
    paperId: (await server.anonymous.learning.listPapers({ query: {} })).items[0]!.id,
  }
}

async function newPlan(server: ServerProcess): Promise<Pick<Town, 'coverId' | 'planId'>> {
  const [cover] = (await (await server.as('driver')).insurance.listCovers()).items
  const { plansDesk } = await server.as('orgAdmin')
  const { unions } = await plansDesk.listDeskPlans({ query: {} })
  const body = { organisationId: unions[0]!.id, copyOf: cover!.planId }
  return { coverId: cover!.id, planId: (await plansDesk.draftPlan({ body })).id }
}

async function findClasses(server: ServerProcess): Promise<Pick<Town, 'classId' | 'termId' | 'siteId' | 'workerId'>> {
  const manager = await server.as('classManager')
  const [listed] = (await manager.classes.listClasses({ query: { kind: 'childcare' } })).items
  const [worker] = (await manager.careWorkers.listWorkers({ query: {} })).items
  return { classId: listed!.id, termId: listed!.term.id, siteId: listed!.site.id, workerId: worker!.id }
}

async function newMembership(server: ServerProcess, reviewer: Caller): Promise<string> {
  const { applicationId } = await admittedMember(server, { name: '季清风' })
  await reviewer.membershipDesk.revealApplicant({ params: { applicationId } })
  const { items } = await reviewer.membersDesk.listMembers({ query: { q: '季清风' } })
  return items[0]!.id
}

async function newTransfer(server: ServerProcess, organisationId: string): Promise<string> {
  const member = await server.as('member')
  return (await member.membershipStanding.askTransfer({ body: { organisationId, note: '搬到金盏住了' } })).id
}

async function newRelease(server: ServerProcess, applicant: Caller): Promise<string> {
  const phone = newPhone()
  const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
  const body = { about: 'phone' as const, phone, code: demoCode!, name: '白云飞' }
  return (await applicant.releases.openRelease({ body })).id
}

async function newCorrection(server: ServerProcess): Promise<string> {
  const driver = await server.as('driver')
  const body = { field: 'name' as const, value: '李致强', reason: '登记时打错了字' }
  return (await driver.privacy.fileCorrection({ body })).id
}

function fromNowFor(hours: number) {
  const now = Date.now()
  return { startsAt: new Date(now - 60_000).toISOString(), endsAt: new Date(now + hours * 3_600_000).toISOString() }
}
