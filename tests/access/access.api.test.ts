import { examples } from '../../server/openapi'
import { addJoiningEvent, addMembership } from '../../server/seeds/membership'
import { addCorrection } from '../../server/seeds/privacy'
import { makeEmbedded } from '../support/databases'
import { newMember, unionId } from '../support/members'
import { operations, pathOf } from '../support/operations'
import { newPerson, submitted } from '../support/people'
import { type Caller, callRaw, useServer } from '../support/server'

/**
 * Who gets past the door of every operation: `in` may still be refused for what they ask, `out` is told to sign in, `no` is
 * denied, `due` must prove the second factor first, `none` is answered as if there were no such record.
 */
type Answer = 'in' | 'out' | 'no' | 'due' | 'none'
const callers = [
  'visitor',
  'applicant',
  'stranger',
  'member',
  'clerk',
  'halfStaff',
  'reviewer',
  'parentReviewer',
  'foreignReviewer',
  'auditor',
] as const
type Row = Record<(typeof callers)[number], Answer>

const row = (answers: string): Row => {
  const list = answers.split(/\s+/) as Answer[]
  return Object.fromEntries(callers.map((caller, at) => [caller, list[at]!])) as Row
}

//                    visitor applicant stranger member clerk halfStaff reviewer parent foreign auditor
const everybody = row('in      in        in       in     in    in        in       in     in      in')
const signedIn = row('out     in        in       in     in    in        in       in     in      in')
const applicant = row('out     in        none     none   none  none      none     none   none    none')
const checkers = row('out     no        no       no     in    due       in       in     in      in')
const anyStaff = row('out     no        no       no     no    due       in       in     in      in')
const reviewers = row('out     no        no       no     no    due       in       in     none    no')
// Who does administer unions, and how far, is told in tests/organisations.
const orgAdmins = row('out     no        no       no     no    no        no       no     no      no')
const itsReviewers = row('out     no        no       no     no    due       in       in     none    none')
const auditors = row('out     no        no       no     no    no        no       no     no      in')
const anyReviewer = row('out     no        no       no     no    due       in       in     in      no')

/** One row per operation: a new one without a row fails the build. */
const table: Record<string, Row> = {
  'identity.requestSmsCode': everybody,
  'identity.signInBySms': everybody,
  'identity.signInByWechat': everybody,
  'identity.bindPhone': signedIn,
  'identity.getMe': signedIn,
  'identity.signOut': signedIn,
  'identity.enrolSecondFactor': row('out no no no no in in in in in'),
  'identity.proveSecondFactor': signedIn,
  'identity.getSecondFactor': signedIn,
  'identity.makeRecoveryCodes': signedIn,
  'identity.requestStepUpCode': signedIn,
  'identity.stepUp': row('out     in        in       in     in    due       due      due    due     due'),
  'identity.requestPhoneChangeCode': signedIn,
  'identity.changePhone': signedIn,
  'identity.listSessions': signedIn,
  'identity.endSession': signedIn,
  'identity.endOtherSessions': signedIn,
  'organisations.listOrganisations': everybody,
  'organisations.getOrganisation': everybody,
  'organisations.listNodes': orgAdmins,
  'organisations.getNode': orgAdmins,
  'organisations.addNode': orgAdmins,
  'organisations.editNode': orgAdmins,
  'organisations.moveNode': orgAdmins,
  'organisations.mergeNode': orgAdmins,
  'organisations.closeNode': orgAdmins,
  'organisations.getImportTemplate': orgAdmins,
  'organisations.checkImport': orgAdmins,
  'organisations.importNodes': orgAdmins,
  'organisations.listStaff': orgAdmins,
  'organisations.listInvitations': orgAdmins,
  'organisations.grantRole': orgAdmins,
  'organisations.endGrant': orgAdmins,
  'organisations.withdrawInvitation': orgAdmins,
  'organisations.disableAccount': orgAdmins,
  'organisations.enableAccount': orgAdmins,
  'organisations.resetSecondFactor': orgAdmins,
  'privacy.getNotice': everybody,
  'privacy.listConsents': signedIn,
  'privacy.giveConsents': signedIn,
  'privacy.withdrawConsent': signedIn,
  'privacy.getData': signedIn,
  'privacy.downloadData': signedIn,
  'privacy.downloadWholeData': signedIn,
  'privacy.listCorrections': signedIn,
  'privacy.fileCorrection': signedIn,
  'privacy.withdrawCorrection': applicant,
  'privacy.listLooks': signedIn,
  'privacy.getClosure': signedIn,
  'privacy.requestClosure': signedIn,
  'privacy.cancelClosure': signedIn,
  'privacy.getCorrection': reviewers,
  'privacy.revealCorrection': reviewers,
  'privacy.decideCorrection': reviewers,
  'privacy.listDeletions': row('out no no no no no no no no in'),
  'notifications.listMessages': signedIn,
  'notifications.readMessages': signedIn,
  'notifications.listSubscriptions': everybody,
  'notifications.answerSubscriptions': signedIn,
  'notifications.listDeliveries': row('out no no no no due no no no in'),
  'notifications.settleDelivery': row('out no no no no no no no no no'),
  'desk.listWorkItems': anyStaff,
  'desk.assignWorkItem': itsReviewers,
  'complaints.openComplaint': signedIn,
  'complaints.fileComplaint': signedIn,
  'complaints.listMyComplaints': signedIn,
  // Who wrote it and who reaches it is told in the feature's own test.
  'complaints.getComplaint': row('out none none none none none none none none none'),
  'complaints.askAgain': row('out none none none none none none none none none'),
  'complaints.getComplaintCase': orgAdmins,
  'complaints.decideComplaint': orgAdmins,
  'complaints.listComplaintUnions': orgAdmins,
  'membership.getJoin': everybody,
  'membership.listPlaces': everybody,
  'membership.getEvent': everybody,
  'membership.getEventCounter': everybody,
  'membership.draftApplication': signedIn,
  'membership.editApplication': applicant,
  'membership.submitApplication': applicant,
  'membership.withdrawApplication': applicant,
  'membership.getApplication': applicant,
  'membership.listMyApplications': signedIn,
  'membership.getCard': signedIn,
  'membership.checkCard': checkers,
  'membership.getCase': reviewers,
  'membership.revealApplicant': reviewers,
  'membership.decideApplication': reviewers,
  'membership.listEvents': row('out     no        no       no     no    due       in       in     in      no'),
  'membership.listEventUnions': row('out     no        no       no     no    due       in       in     in      no'),
  'membership.openEvent': row('out     no        no       no     no    due       in       in     in      no'),
  'membership.getDeskEvent': reviewers,
  'membership.editEvent': reviewers,
  'membership.closeEvent': reviewers,
  'membership.listJoiners': reviewers,
  'membership.seeDocument': reviewers,
  'membership.getWechatCode': reviewers,
  // A case out of reach is one more item that fails.
  'membership.decideApplications': anyReviewer,
  'membership.listRosters': row('out no no no no due in in in no'),
  'membership.uploadRoster': row('out no no no no due in in in no'),
  'membership.getRosterTemplate': row('out no no no no due in in in no'),
  'membership.getRoster': row('out no no no no due none none none no'),
  'membership.listRosterRows': row('out no no no no due none none none no'),
  'membership.getRosterReport': row('out no no no no due none none none no'),
  'membership.importRoster': row('out no no no no due none none none no'),
  'membership.undoRoster': row('out no no no no due none none none no'),
  'membership.openRelease': signedIn,
  'membership.listMyReleases': signedIn,
  'membership.getRelease': applicant,
  'membership.answerRelease': applicant,
  'membership.getReleaseCase': reviewers,
  'membership.revealRelease': reviewers,
  'membership.decideRelease': reviewers,
  'membership.openDocumentRelease': reviewers,
  'membership.getStanding': signedIn,
  'membership.askTransfer': signedIn,
  'membership.listTransfers': signedIn,
  'membership.getTransfer': applicant,
  'membership.withdrawTransfer': applicant,
  'membership.leave': signedIn,
  'membership.takeBackLeaving': signedIn,
  'membership.answerLapse': signedIn,
  'membership.listMembers': row('out no no no no due in in in no'),
  'membership.getMember': reviewers,
  'membership.revealMember': reviewers,
  'membership.decideMember': reviewers,
  'membership.getTransferCase': reviewers,
  'membership.revealTransferMember': reviewers,
  'membership.decideTransfer': reviewers,
  'membership.getFigures': row('out no no no no due in in in in'),
  'membership.exportFigures': row('out no no no no due in in in in'),
  'membership.exportFiled': row('out no no no no due in in in in'),
  'home.getHome': everybody,
  'audit.listAudit': auditors,
  'audit.verifyAudit': auditors,
  'audit.exportAudit': auditors,
  'demo.signIn': everybody,
  'demo.makeStepUpCode': signedIn,
  'demo.listCast': everybody,
}

describe('Access', () => {
  const server = useServer(makeEmbedded)
  let applicationId: string
  let eventId: string
  let releaseId: string
  let correctionId: string
  let transferId: string
  let membershipId: string
  beforeAll(async () => {
    membershipId = (await newMember(server)).membershipId
  })
  let applicantToken: string | null

  /** A session of each caller's. */
  async function tokenOf(caller: (typeof callers)[number]): Promise<string | null> {
    switch (caller) {
      case 'visitor':
        return null
      case 'applicant':
        return applicantToken
      case 'stranger':
        return (await newPerson(server)).token
      case 'halfStaff': {
        const phone = '13800000107'
        const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
        return (await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })).token
      }
      case 'member':
        return (await server.as('driver')).token
      case 'clerk':
        return (await server.as('merchantClerk')).token
      case 'parentReviewer':
        return (await server.as('districtReviewer')).token
      case 'foreignReviewer':
        return makeForeignReviewer()
      default:
        return (await server.as(caller)).token
    }
  }

  /** A reviewer of another district: the mediator of the development zone, made one for this test. */
  async function makeForeignReviewer(): Promise<string | null> {
    const caller = await server.as('mediator')
    const { id, roles } = await caller.identity.getMe()
    if (!roles.some(({ role }) => role === 'reviewer')) {
      const { addGrant } = await import('../../server/seeds/organisations')
      await server.database.transaction((db) =>
        addGrant(db, id, 'reviewer', roles[0]!.organisationId, server.clock.now()),
      )
    }
    return caller.token
  }

  /** An event at 金盏 of this test's own, which it may close. */
  async function makeEvent() {
    const { items } = await server.anonymous.organisations.listOrganisations({ query: { q: '金盏' } })
    const given = { organisationId: items[0]!.id, name: '现场入会', place: '金盏' }
    return server.database.transaction((db) => addJoiningEvent(db, given, 1, server.clock.now()))
  }

  /** Somebody with a record of each kind at 金盏, fresh for an operation: what its callers do may use them up. */
  async function makeApplicant(): Promise<void> {
    const person = await newPerson(server)
    const event = await makeEvent()
    eventId = event.id
    const { id, organisation } = await submitted(person, { eventCode: event.code })
    applicationId = id
    releaseId = (await person.releases.openRelease({ body: { about: 'document', applicationId } })).id
    transferId = await addTransfer(person)
    const personId = (await person.identity.getMe()).id
    correctionId = await server.database.transaction((db) =>
      addCorrection(db, { personId, organisationId: organisation!.id }, server.clock.now()),
    )
    applicantToken = person.token
  }

  /** Makes the applicant a member at 长阳 who wants to move to 金盏 as well. */
  async function addTransfer(person: Caller): Promise<string> {
    const { id: personId } = await person.identity.getMe()
    const organisationId = await unionId(server, '长阳')
    await server.database.transaction((db) => addMembership(db, { personId, organisationId }, server.clock.now()))
    const body = { organisationId: await unionId(server, '金盏') }
    return (await person.membershipStanding.askTransfer({ body })).id
  }

  function read(status: number, code: string | undefined): Answer {
    if (code === 'access.signed_out') return 'out'
    if (code === 'access.denied') return 'no'
    if (code === 'access.second_factor_due') return 'due'
    return status === 404 && code !== 'membership.no_card' ? 'none' : 'in'
  }

  it('has a row for every operation, and no row without one', () => {
    expect(Object.keys(table).sort()).toEqual(operations.map(({ name }) => name).sort())
  })

  describe.each(operations.map(({ name, operation }) => ({ name, operation })))('of $name', ({ name, operation }) => {
    beforeAll(makeApplicant)

    it.each(callers)('as %s', async (caller) => {
      const token = await tokenOf(caller)
      const example = examples[name] ?? {}
      const organisationId = (await server.anonymous.organisations.listOrganisations({ query: {} })).items[0]!.id
      const ids = { applicationId, correctionId, releaseId, eventId, organisationId, membershipId, transferId }
      const params = { ...example.params, ...ids, workItemId: applicationId }
      const path = pathOf(operation, { params, query: example.query ?? {} })
      const body = name === 'demo.signIn' ? { as: 'rider' } : example.body
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
      const answer = await callRaw(server.url, operation.method, path, body, headers)
      expect(answer.status).toBeLessThan(500)
      expect(read(answer.status, answer.body.error?.code)).toBe(table[name]![caller])
    })
  })
})
