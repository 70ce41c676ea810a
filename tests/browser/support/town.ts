import { completeForm, consent, newPhone, submitted } from '../../support/people'
import type { ServerProcess } from '../../support/process'
import { makeRoster, newListed, unionOf, uploadRoster } from '../../support/rosters'
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
}

/** A little of everything, made as people make it: through the API. */
export async function fillTown(server: ServerProcess): Promise<Town> {
  const reviewer = await server.as('reviewer')
  const organisationId = await unionOf(reviewer)
  const applicant = await newcomer(server)
  const { id: applicationId } = await submitted(applicant, { name: '白云飞' })
  for (const name of ['夏雨荷', '古丽·买买提']) await submitted(await newcomer(server), { name })
  const membershipId = await newMembership(server, reviewer)
  const event = await reviewer.membershipEvents.openEvent({
    body: { organisationId, name: '金盏驿站开门日', place: '金盏路 8 号', gift: '雨衣一件', ...fromNowFor(8) },
  })
  const joiner = await newcomer(server)
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
  }
}

async function newcomer(server: ServerProcess): Promise<Caller> {
  const phone = newPhone()
  const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
  const { token } = await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })
  const person = server.withToken(token)
  await consent(person)
  return person
}

async function newMembership(server: ServerProcess, reviewer: Caller): Promise<string> {
  const person = await newcomer(server)
  const { id } = await person.membership.draftApplication({ body: completeForm({ name: '季清风' }) })
  const params = { applicationId: id }
  const { version } = await person.membership.submitApplication({ params, body: {} })
  await reviewer.membershipDesk.revealApplicant({ params })
  const body = { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
  await reviewer.membershipDesk.decideApplication({ params, body })
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
