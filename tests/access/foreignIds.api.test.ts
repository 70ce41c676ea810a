import { Question } from '../../server/learning'
import { Delivery, Message } from '../../server/notifications/entities'
import { examples } from '../../server/openapi'
import { RoleGrant } from '../../server/organisations/entities'
import { PayoutBatch } from '../../server/payments'
import { newId } from '../../server/platform/random'
import { addCampaign, addCoupon } from '../../server/seeds/benefits'
import { addWorker } from '../../server/seeds/careWorkers'
import { addClaim } from '../../server/seeds/claims'
import { addBar, addPlace, addRefund } from '../../server/seeds/classAfter'
import { addClass, addSite, addTerm } from '../../server/seeds/classes'
import { addPerson } from '../../server/seeds/identity'
import { addPlan } from '../../server/seeds/insurance'
import { addJoiningEvent } from '../../server/seeds/membership'
import { addOrganisation } from '../../server/seeds/organisations'
import { addCorrection } from '../../server/seeds/privacy'
import type { Operation } from '../../shared/http/contract'
import { recordsOfUse } from '../support/benefits'
import { recordsOfGuardian } from '../support/children'
import { coverPerson } from '../support/claims'
import { recordsOfSchoolday } from '../support/classDays'
import { fileComplaint } from '../support/complaints'
import { recordsOfContest } from '../support/contests'
import { recordsOfCourse } from '../support/courses'
import { makeEmbedded } from '../support/databases'
import { newFormPlan, womenPlan } from '../support/insurance'
import { openPaper, start } from '../support/learning'
import { newMember } from '../support/members'
import { operations, pathOf } from '../support/operations'
import { announce } from '../support/papers'
import { newPerson, newPhone, submitted } from '../support/people'
import { makeRoster, newListed, uploadRoster } from '../support/rosters'
import { type Caller, callRaw, type RawAnswer, useServer } from '../support/server'
import { unionId, unionOf } from '../support/unions'
import { withEveryRole } from '../support/units'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What everybody may see: no secret is in whether it is there. */
const openToAll = new Set(['organisationId', 'placeId', 'within'])

interface Input {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** The same input with each id in it, at whatever depth, given anew by its name; of ids in a list the list's name. */
function withIds(value: unknown, give: (name: string) => string, name = ''): unknown {
  if (typeof value === 'string') return uuid.test(value) ? give(name) : value
  if (Array.isArray(value)) return value.map((part) => withIds(part, give, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withIds(part, give, key === 'id' ? name : key)]),
  )
}

const isOpen = ({ access }: Operation): boolean => access === 'public' || access === 'person'

/** Names of the ids that an operation takes of records which are not everybody's. */
function secretIdsOf(name: string, operation: Operation): string[] {
  const names = new Set<string>()
  withIds(examples[name] ?? {}, (given) => {
    if (!isOpen(operation) || !openToAll.has(given)) names.add(given)
    return given
  })
  return [...names]
}

const targets = operations
  .map(({ name, operation }) => ({ name, operation, ids: secretIdsOf(name, operation) }))
  .filter(({ ids }) => ids.length > 0)

/** All that an answer tells, but for the ids it repeats and its own. */
const toldBy = ({ status, body: { requestId, ...body } }: RawAnswer) => ({
  status,
  body: JSON.parse(JSON.stringify(body), (_, value) => (uuid.test(value) ? 'an id' : value)),
})

describe('An id of somebody else’s', () => {
  const server = useServer(makeEmbedded)
  /** A record of 金盏, or of somebody there, for each name an id goes by. */
  const theirs: Record<string, string> = {}
  let stranger: Caller
  /** Staff with every role there is, in a part of the tree that holds none of these records. */
  let outsider: string

  /** The outsider's own, by the same names: what an operation of several ids takes beside one of somebody else's. */
  const ours: Record<string, string> = {}

  beforeAll(async () => {
    stranger = await newPerson(server)
    outsider = await withEveryRole(server, 'mediator')
    Object.assign(theirs, await recordsOfSomebody())
    const union = await unionOf(server, '经济技术开发区')
    const now = server.clock.now()
    await server.database.transaction(async (db) => {
      const node = await addOrganisation(db, { name: '演示街道工会', kind: 'street' }, union, now)
      const event = { organisationId: node.id, name: '现场入会', place: '演示' }
      const { planId } = await addPlan(db, { organisationId: node.id, content: womenPlan }, now)
      Object.assign(ours, {
        planId,
        copyOf: planId,
        organisationId: node.id,
        eventId: (await addJoiningEvent(db, event, 1, now)).id,
      })
    })
    Object.assign(ours, await addPlannedClass(ours.organisationId!))
    Object.assign(ours, await recordsOfContest(server, nobodys(ours.organisationId!)))
  })

  /** A contest that is being planned, which is its union's business alone. */
  const nobodys = (organisationId: string) => ({
    ...{ organisationId, state: 'draft' as const, personId: newId(), judgeId: newId() },
  })

  async function recordsOfSomebody(): Promise<Record<string, string>> {
    const union = await unionOf(server, '金盏')
    const event = await server.database.transaction((db) =>
      addJoiningEvent(db, { organisationId: union.id, name: '现场入会', place: '金盏' }, 1, server.clock.now()),
    )
    const applicant = await newPerson(server)
    const reviewer = await server.as('reviewer')
    const { id } = await submitted(applicant, { eventCode: event.code })
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'return', version: 2, missing: ['workplace'] },
    })
    const release = await applicant.releases.openRelease({ body: { about: 'document', applicationId: id } })
    const roster = await uploadRoster(reviewer, await makeRoster([newListed()]))
    const person = (await reviewer.identity.getMe()).id
    const grant = await server.database.reader.findOneByOrFail(RoleGrant, { personId: person })
    const invitation = await (await server.as('orgAdmin')).staffDesk.grantRole({
      body: { organisationId: union.id, role: 'reviewer', who: { phone: newPhone() } },
    })
    const member = await newMember(server)
    const transfer = await member.caller.membershipStanding.askTransfer({
      body: { organisationId: await unionId(server, '长阳') },
    })
    const correction = await server.database.transaction((db) =>
      addCorrection(db, { personId: member.personId, organisationId: union.id }, server.clock.now()),
    )
    const complaint = await fileComplaint(applicant, { organisationId: union.id })
    const driver = await server.as('driver')
    const [cover] = (await driver.insurance.listCovers()).items
    const plan = await server.database.transaction((db) =>
      addPlan(db, { organisationId: union.id, content: womenPlan }, server.clock.now()),
    )
    const schoolday = await recordsOfSchoolday(server)
    const claim = await applicant.claims.draftClaim({ body: { role: 'self' } })
    const file = await announce(applicant, claim.id, { content: Buffer.from('an invoice') })
    const organisation = { organisationId: union.id, parentId: union.id, to: union.id, into: union.id }
    return {
      ...organisation,
      applicationId: id,
      workItemId: id,
      previousId: id,
      items: id,
      eventId: event.id,
      releaseId: release.id,
      rosterId: roster.id,
      personId: person,
      grantId: grant.id,
      membershipId: member.membershipId,
      transferId: transfer.id,
      correctionId: correction,
      complaintId: complaint.id,
      claimId: claim.id,
      payoutId: await addPayout(union.id),
      coverId: cover!.id,
      fileId: file.fileId,
      planId: plan.planId,
      copyOf: plan.planId,
      deliveryId: await addDeadDelivery(member.personId, union.id),
      invitationId: invitation.invitation!.id,
      sessionId: (await applicant.identity.listSessions()).items[0]!.id,
      ...schoolday.ids,
      ...(await recordsOfGuardian(schoolday.mother.caller, schoolday.ids.childId)),
      ...(await addPlannedClass(union.id)),
      ...(await recordsOfCourse(server, person, { organisationId: union.id, state: 'draft' })),
      ...(await addDraftCampaign(union.id)),
      ...(await addLearning(union.id, applicant)),
      ...(await recordsOfContest(server, nobodys(union.id))),
      upTo: (await applicant.notifications.listMessages({ query: {} })).items[0]!.id,
    }
  }

  /** A class that is being planned, which is its union's business alone. */
  async function addPlannedClass(organisationId: string): Promise<Record<string, string>> {
    const now = server.clock.now()
    return server.database.transaction(async (db) => {
      const term = await addTerm(db, { organisationId }, now)
      const site = await addSite(db, { organisationId }, now)
      const { id: classId } = await addClass(db, { term, site, state: 'draft' }, now)
      const worker = await addWorker(db, { organisationId, name: '演示老师' }, now)
      const childId = newId()
      const barId = await addBar(db, { childId, termId: term.id, organisationId }, now)
      const personId = await addPerson(db, { phone: newPhone(), name: '演示家长' }, now)
      const placeId = await addPlace(db, personId, { childId, classId }, now)
      const { id: refundId } = await addRefund(db, { placeId, classId, personId, organisationId }, now)
      return { classId, termId: term.id, siteId: site.id, workerId: worker.id, barId, placeId, refundId }
    })
  }

  /** A campaign that is being written, which is its union's business alone, and a coupon of somebody's, with all that hangs on them. */
  async function addDraftCampaign(organisationId: string): Promise<Record<string, string>> {
    const now = server.clock.now()
    return server.database.transaction(async (db) => {
      const { id: campaignId } = await addCampaign(db, { organisationId, state: 'draft' }, now)
      const personId = newId()
      const { id: couponId } = await addCoupon(db, { campaignId, personId }, now)
      const used = await recordsOfUse(db, { campaignId, couponId, personId, organisationId }, now)
      return { campaignId, couponId, ...used, merchantIds: used.merchantId! }
    })
  }

  /** A paper that is being written, a question of its union's bank, and somebody's attempt at another paper. */
  async function addLearning(organisationId: string, person: Caller): Promise<Record<string, string>> {
    const draft = await openPaper(server, { organisationId, state: 'draft' })
    const { id: attemptId } = await start(person, await openPaper(server, { organisationId }))
    const { lineId } = await server.database.reader.findOneByOrFail(Question, { organisationId })
    return { paperId: draft.id, questionId: lineId, attemptId }
  }

  /** A batch of the union's with a payment in it. */
  async function addPayout(organisationId: string): Promise<string> {
    const now = server.clock.now()
    const { id: personId } = await (await server.as('driver')).identity.getMe()
    return server.database.transaction(async (db) => {
      const cover = await coverPerson(db, personId, organisationId, newFormPlan)
      const staff = { assessor: newId(), approver: newId(), payer: newId() }
      await addClaim(db, { cover, organisationId, state: 'paying', staff }, now)
      return (await db.findOneByOrFail(PayoutBatch, { organisationId })).id
    })
  }

  /** A message that could not be sent, which waits for the union's desk. */
  async function addDeadDelivery(personId: string, organisationId: string): Promise<string> {
    const now = server.clock.now()
    const [id, messageId] = [newId(), newId()]
    const message = {
      id: messageId,
      personId,
      template: 'membership.submitted',
      params: '{}',
      link: null,
      dedupeKey: messageId,
    }
    await server.database.transaction(async (db) => {
      await db.insert(Message, { ...message, createdAt: now, readAt: null })
      const made = { template: message.template, channel: 'sms' as const, createdAt: now, nextAt: now }
      const state = { state: 'dead' as const, tries: 5, asks: 0, attentionAt: now, errorCode: 'http_500' }
      await db.insert(Delivery, { id, messageId, personId, organisationId, recipient: newPhone(), ...made, ...state })
    })
    return id
  }

  const call = (operation: Operation, { params = {}, query = {}, body }: Input) => {
    const authorization = `Bearer ${isOpen(operation) ? stranger.token : outsider}`
    const path = pathOf(operation, { params, query })
    if (!operation.upload) return callRaw(server.url, operation.method, path, body, { authorization })
    const headers = { authorization, 'content-type': operation.upload.types[0]! }
    return callRaw(server.url, operation.method, path, new Uint8Array([1, 2, 3]), headers)
  }

  it('is at hand for every operation that takes one: add the new one’s record above', () => {
    const missing = targets.flatMap(({ name, ids }) =>
      ids.filter((id) => !(id in theirs)).map((id) => `${name}: ${id}`),
    )
    expect(missing).toEqual([])
  })

  it.each(targets)('given to $name is answered as an id of nothing', async ({ name, operation, ids }) => {
    const example = examples[name]!
    const given = (give: (name: string) => string) => call(operation, withIds(example, give) as Input)
    const absent = await given(newId)
    expect(toldBy(await given((id) => theirs[id] ?? newId()))).toEqual(toldBy(absent))
    // Past the door, or nothing was compared.
    expect(['access.denied', 'access.signed_out', 'request.invalid']).not.toContain(absent.body.error?.code)
    // Beside records of one's own, each by itself.
    for (const one of ids.length > 1 ? ids : []) {
      const beside = (other: string) => given((id) => (id === one ? other : (ours[id] ?? newId())))
      expect(toldBy(await beside(theirs[one]!))).toEqual(toldBy(await beside(newId())))
    }
  })
})
