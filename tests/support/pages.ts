import * as z from 'zod/mini'
import { demoEventCode } from '../../server/demo/data'
import { countedMost } from '../../shared/desk/contract'
import { benefitPages } from './benefitPages'
import { classPages } from './classPages'
import { learningPages } from './learningPages'
import { type NamedOperation, operations } from './operations'

/** Who looks: each sees a list of their own, by a query of their own. */
export type By =
  | 'visitor'
  | 'person'
  | 'member'
  | 'reviewer'
  | 'districtReviewer'
  | 'cityReviewer'
  | 'unitReviewer'
  | 'districtAdmin'
  | 'cityAdmin'
  | 'unitAdmin'
  | 'assessor'
  | 'payer'
  | 'guardian'
  | 'teacher'
  | 'classManager'
  | 'benefitsManager'
  | 'learningEditor'
  | 'cityAuditor'
  | 'districtAuditor'
  | 'judge'

/**
 * `list`, `case` and `home` are pages, with as many statements as each may ask · `features` asks each of them once or twice,
 * whatever there is · `whole` is everything at once, as a file,
 * and `check` takes ten thousand rows and more, for which a table of as many is rightly read whole: these may ask more.
 */
export const statementsOf = { list: 4, case: 6, home: 8, features: 16, whole: 48, check: 60 }

export interface Page {
  kind: keyof typeof statementsOf
  by: readonly By[]
  /** Queries beside none and each value of an enumeration, which are made from the contract; `:name` is an id of the town's. */
  queries?: readonly Record<string, string>[]
  /** Why it may read more where there is more. */
  grows?: string
  /** Rows that are read beside those of the page, up to a fixed number. */
  counts?: number
}

export type MakePage = (kind: Page['kind'], by: readonly By[], queries?: Page['queries']) => Page

const page: MakePage = (kind, by, queries = []) => ({ kind, by, queries })

const reviewers = ['reviewer', 'districtReviewer', 'cityReviewer', 'unitReviewer'] as const
const admins = ['districtAdmin', 'cityAdmin'] as const
const auditors = ['cityAuditor', 'districtAuditor'] as const
const unions = [{ q: '社区' }, { q: '没有这个工会' }]
const november = { from: '2026-11-01', to: '2026-11-30' }
const figures = [november, { ...november, organisationId: ':organisationId' }]
const autumn = { from: '2026-09', to: '2026-11' }
const claimFigures = [autumn, { ...autumn, organisationId: ':districtId' }]

const counted = 'counts what there is, by indexes that hold all it needs'

/** How every GET is looked at: one without a row fails the tests of statements and plans. */
export const pages: Record<string, Page> = {
  'identity.getMe': page('case', ['person', 'reviewer']),
  'identity.getSecondFactor': page('case', ['reviewer']),
  'identity.listSessions': page('list', ['person']),
  'organisations.listOrganisations': page('list', ['visitor'], [...unions, { q: '1101' }]),
  'organisations.getOrganisation': page('case', ['visitor']),
  'organisations.listNodes': page('list', admins, [...unions, { parentId: ':organisationId' }]),
  'organisations.getNode': { ...page('case', admins), grows: counted },
  'organisations.getImportTemplate': page('case', ['cityAdmin']),
  'organisations.listStaff': page('list', admins, [{ organisationId: ':organisationId' }, { q: ':phone' }]),
  'organisations.listInvitations': page('list', admins, [{ organisationId: ':organisationId' }]),
  'privacy.getNotice': page('case', ['visitor']),
  'privacy.listConsents': page('list', ['person']),
  'privacy.getData': page('whole', ['person', 'member']),
  'privacy.downloadData': page('whole', ['person', 'member']),
  'privacy.downloadWholeData': page('whole', ['reviewer']),
  'privacy.listCorrections': page('list', ['person']),
  // Every feature is asked what is the person's, before it is looked for who saw it.
  // Every feature is asked once what of its own is the person's.
  'privacy.listLooks': page('features', ['person']),
  // Every feature is asked what is still open.
  'privacy.getClosure': page('features', ['person', 'member']),
  'privacy.getCorrection': page('case', ['reviewer']),
  'privacy.revealCorrection': page('case', ['reviewer']),
  'privacy.listDeletions': page('list', ['cityAuditor']),
  'notifications.listMessages': page('list', ['person']),
  'notifications.listSubscriptions': page('case', ['visitor']),
  'notifications.listDeliveries': page('list', ['districtAdmin', 'cityAdmin', 'unitAdmin', 'cityAuditor']),
  'desk.listWorkItems': {
    ...page(
      'list',
      [...reviewers, 'districtAdmin'],
      [
        { feature: 'membership' },
        { feature: 'complaints' },
        { feature: 'complaints', assignee: 'nobody' },
        { feature: 'membership', overdue: 'true' },
        { assignee: 'me', overdue: 'true' },
        { state: 'submitted' },
        { state: 'approved' },
        { state: 'refused' },
        { state: 'approved', feature: 'complaints' },
        { state: 'approved', assignee: 'me' },
        { q: 'B-150' },
        { q: ':name' },
        { q: ':phone' },
      ],
    ),
    // Four counts up to a hundred, and the beginning of each strand that a page is merged from.
    counts: 40 * countedMost,
  },
  'complaints.openComplaint': page('case', ['person', 'member']),
  'complaints.listMyComplaints': page('list', ['person']),
  'complaints.getComplaint': page('case', ['person']),
  'complaints.getComplaintCase': page('case', ['districtAdmin']),
  'complaints.listComplaintUnions': page('list', admins, unions),
  // What the person has and where they are is asked of every feature, as for the home.
  'membership.getJoin': page(
    'home',
    ['visitor', 'person'],
    [{ event: demoEventCode }, { organisationId: ':organisationId' }, { placeId: ':organisationId' }],
  ),
  'membership.listPlaces': page('list', ['visitor'], [{ within: ':districtId' }, { within: ':organisationId' }]),
  'membership.getEvent': page('case', ['visitor']),
  'membership.getEventCounter': page('case', ['visitor']),
  'membership.getApplication': page('case', ['person']),
  'membership.listMyApplications': page('list', ['person']),
  'membership.getCard': page('case', ['member']),
  'membership.getCase': page('case', ['reviewer', 'cityReviewer']),
  'membership.revealApplicant': page('case', ['reviewer']),
  'membership.listEvents': page('list', reviewers),
  'membership.listEventUnions': page('list', reviewers, unions),
  'membership.getDeskEvent': page('case', ['reviewer']),
  'membership.listJoiners': page('list', ['reviewer', 'cityReviewer'], [{ receipt: 'B-400' }]),
  'membership.listRosters': page('list', reviewers, [{ organisationId: ':organisationId' }]),
  'membership.listRosterUnions': page('list', reviewers, unions),
  'membership.getRosterTemplate': page('case', ['reviewer']),
  'membership.getRoster': page('case', ['reviewer']),
  'membership.listRosterRows': page('list', ['reviewer']),
  'membership.getRosterReport': page('whole', ['reviewer']),
  'membership.listMyReleases': page('list', ['person']),
  'membership.getRelease': page('case', ['person']),
  'membership.getReleaseCase': page('case', ['reviewer']),
  'membership.revealRelease': page('case', ['reviewer']),
  'membership.getStanding': page('case', ['member'], [{ to: ':organisationId' }]),
  'membership.listTransfers': page('list', ['member']),
  'membership.getTransfer': page('case', ['member']),
  // A look into each union's place in the index.
  'membership.listMembers': {
    ...page('list', reviewers, [
      { state: 'active' },
      { state: 'left' },
      { q: ':name' },
      { q: ':phone' },
      { q: 'b150' },
    ]),
    counts: 500,
  },
  'membership.getMember': page('case', ['reviewer', 'cityReviewer']),
  'membership.revealMember': page('case', ['reviewer']),
  'membership.getTransferCase': page('case', ['cityReviewer']),
  'membership.revealTransferMember': page('case', ['cityReviewer']),
  'membership.getFigures': { ...page('case', [...reviewers, 'cityAuditor'], figures), grows: counted },
  'membership.exportFigures': { ...page('whole', ['reviewer', 'cityReviewer'], figures), grows: counted },
  'membership.exportFiled': { ...page('check', ['reviewer', 'cityReviewer'], figures), grows: 'ten thousand at most' },
  'insurance.listCovers': page('list', ['person', 'member']),
  'insurance.listPlans': page('list', ['person', 'member']),
  'insurance.listDeskPlans': page('list', [...admins, 'unitAdmin']),
  'insurance.getDeskPlan': page('case', admins),
  'insurance.getCoverRosterTemplate': page('case', ['districtAdmin']),
  'insurance.getClaim': page('case', ['member']),
  'insurance.openClaimForm': page('case', ['member']),
  'insurance.listMyClaims': page('list', ['member']),
  'insurance.listFiles': page('case', ['member']),
  'insurance.getClaimCase': page('case', ['assessor', 'payer']),
  'insurance.getClaimPapers': page('case', ['assessor']),
  'insurance.revealAccount': page('case', ['assessor']),
  'payments.listPayouts': { ...page('list', ['payer']), grows: 'sums up what waits for payment, by an index' },
  'payments.getPayout': page('case', ['payer']),
  'payments.takePayoutFile': page('whole', ['payer']),
  'insurance.getClaimFigures': { ...page('case', ['assessor', 'cityAuditor'], claimFigures), grows: counted },
  'insurance.exportClaimFigures': {
    ...page('check', ['assessor', 'cityAuditor'], claimFigures),
    grows: 'ten thousand at most',
  },
  ...classPages(page),
  'home.getHome': page('home', ['visitor', 'person', 'member', 'reviewer', 'cityReviewer']),
  // The beginning of the rows of each of a few staff.
  // A district's auditor passes over what was done in the others: how much of it is chance, and not how much there is in all.
  'audit.listAudit': { ...page('list', auditors, auditFilters()), counts: 3_000 },
  'audit.verifyAudit': { ...page('check', ['cityAuditor']), grows: 'looks at the newest hundred thousand rows' },
  'demo.listCast': page('list', ['visitor']),
  ...benefitPages(page),
  ...learningPages(page),
  ...learningPages,
  ...benefitPages(page),
}

function auditFilters(): Record<string, string>[] {
  const day = { from: '2026-11-20', to: '2026-11-20' }
  return [
    { action: 'membership.case_viewed' },
    { who: ':phone' },
    { targetId: ':applicationId' },
    { from: '2026-11-01' },
    { to: '2026-06-01' },
    { action: 'membership.case_viewed', ...day },
    { who: ':phone', refused: 'true' },
    { who: ':name' },
    { action: 'identity.signed_in', who: ':phone' },
    { action: 'identity.signed_in', refused: 'true' },
  ]
}

/** Asked of somebody else, or of nobody: what they are and why. */
export const unlooked: Record<string, string> = {
  'membership.getWechatCode': 'WeChat makes it; the event is found as getDeskEvent finds it',
  'insurance.getPage': 'its link is made for five minutes; one paper and one claim are found by their ids',
  'insurance.seePage': 'as getPage, and the union by its id',
  'classes.seePicture': 'as getPicture',
  'classes.getPicture': 'its link is made for five minutes; one picture is found by its id, and whose it is by another',
  'learning.getQuestionPicture': 'its link is made for five minutes; one question is found by its id',
  'audit.exportAudit': 'asks what listAudit asks, for more rows',
}

export const reads: NamedOperation[] = operations.filter(
  ({ name, operation }) => operation.method === 'GET' && !(name in unlooked),
)

/** What the contracts have and the rows here leave out: operations, and what a list can be filtered by. */
export function findForgotten(): string[] {
  return reads.flatMap(({ name, operation }) => {
    const row = pages[name]
    if (!row) return [name]
    const asked = new Set([...enumerated(operation), ...(row.queries ?? [])].flatMap((query) => Object.keys(query)))
    const filters = Object.keys(propertiesOf(operation.query, 'input')).filter((filter) => filter !== 'cursor')
    return filters.filter((filter) => !asked.has(filter)).map((filter) => `${name} by ${filter}`)
  })
}

interface Property {
  enum?: string[]
}

function propertiesOf(schema: z.ZodMiniType | undefined, io: 'input' | 'output' = 'output') {
  if (!schema) return {}
  const { properties = {} } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as {
    properties?: Record<string, Property>
  }
  return properties
}

/** No query, where none is needed, and each value of an enumeration; of a long one the first and the last. */
export function enumerated({ query }: NamedOperation['operation']): Record<string, string>[] {
  const isNeeded = query !== undefined && !z.safeParse(query, {}).success
  const values = Object.entries(propertiesOf(query, 'input')).flatMap(([name, { enum: values = [] }]) =>
    (values.length > 3 ? [values[0]!, values.at(-1)!] : values).map((value) => ({ [name]: value })),
  )
  return isNeeded ? [] : [{}, ...values]
}
