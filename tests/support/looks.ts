import { AuditVerification } from '../../server/audit/entities'
import { demoEventCode } from '../../server/demo/data'
import { Plan } from '../../server/insurance'
import { Delivery } from '../../server/notifications/entities'
import { PayoutBatch } from '../../server/payments'
import { newId } from '../../server/platform/random'
import { Deletion } from '../../server/privacy/entities'
import { addClaim } from '../../server/seeds/claims'
import { addCorrection } from '../../server/seeds/privacy'
import { recordsOfBenefits } from './benefits'
import { recordsOfGuardian } from './children'
import { coverPerson, write } from './claims'
import { recordsAfterTerm } from './classAfter'
import { recordsOfSchoolday } from './classDays'
import { recordsOfPlan } from './classes'
import { recordsOfContest } from './contests'
import { recordsOfCourse } from './courses'
import { newFormPlan } from './insurance'
import { recordsOfLearning } from './learning'
import { newMember } from './members'
import { pathOf } from './operations'
import { type By, enumerated, type Page, pages, reads } from './pages'
import { newPerson, newPhone, newStaff, submitted } from './people'
import { checkedRoster, newListed } from './rosters'
import { callRaw, type TestServer } from './server'
import { unionId } from './unions'
import { addUnit } from './units'

/** A town with one record of each kind, and everybody who looks at them. */
export interface Town {
  tokens: Record<By, string | null>
  /** What stands for `:name` in paths and queries. */
  ids: Record<string, string>
  /** Whoever does not reach the street asks for the union they do reach. */
  unions: Partial<Record<By, string>>
}

export async function buildTown(server: TestServer): Promise<Town> {
  const street = await unionId(server, '金盏')
  const district = await unionId(server, '朝阳区总工会')
  const city = await unionId(server, '市总工会')
  const unit = await addUnit(server, '演示配送公司')
  const staff = {
    reviewer: await server.as('reviewer'),
    districtReviewer: await server.as('districtReviewer'),
    cityReviewer: await newStaff(server, 'reviewer', city),
    unitReviewer: await newStaff(server, 'reviewer', unit.id),
    districtAdmin: await server.as('orgAdmin'),
    cityAdmin: await newStaff(server, 'orgAdmin', city),
    unitAdmin: await newStaff(server, 'orgAdmin', unit.id),
    assessor: await server.as('assessor'),
    payer: await server.as('payer'),
    cityAuditor: await server.as('auditor'),
    districtAuditor: await newStaff(server, 'auditor', district),
    benefitsManager: await newStaff(server, 'benefitsManager', street),
    judge: await newStaff(server, 'judge', street),
  }
  const person = await newPerson(server)
  const personId = (await person.identity.getMe()).id
  const { id: applicationId } = await submitted(person)
  const release = await person.releases.openRelease({ body: { about: 'document', applicationId } })
  const filed = { kind: 'suggestion', organisationId: street, words: '驿站想要热水', unnamed: false } as const
  const complaint = await person.complaints.fileComplaint({ body: filed })
  const moving = await newMember(server)
  const toElsewhere = { organisationId: await unionId(server, '长阳') }
  const transfer = await moving.caller.membershipStanding.askTransfer({ body: toElsewhere })
  const claim = await write(server, async (db) => {
    const cover = await coverPerson(db, moving.personId, street, newFormPlan)
    const given = { cover, organisationId: street, state: 'refused' } as const
    await addClaim(db, { ...given, state: 'paying', staff: nobody() }, server.clock.now())
    return addClaim(db, { ...given, previousId: newId() }, server.clock.now())
  })
  const roster = await checkedRoster(server, staff.reviewer, [newListed()])
  const invited = { organisationId: street, role: 'reviewer', who: { phone: newPhone() } } as const
  await staff.cityAdmin.staffDesk.grantRole({ body: invited })
  const [event] = (await staff.reviewer.membershipEvents.listEvents({ query: {} })).items
  const correctionId = await addRows(server, personId, street)
  const schoolday = await recordsOfSchoolday(server)
  const learning = await recordsOfLearning(server, moving.caller)
  const { teacher, manager: classManager, mother } = schoolday
  const held = { organisationId: learning.ids.streetId, state: 'published' as const }
  const callers = {
    ...staff,
    person,
    member: moving.caller,
    guardian: mother.caller,
    teacher,
    classManager,
    ...learning.staff,
  }
  const tokens = Object.fromEntries(Object.entries(callers).map(([by, { token }]) => [by, token]))
  return {
    tokens: { ...tokens, visitor: null } as Town['tokens'],
    unions: { unitReviewer: unit.id, unitAdmin: unit.id },
    ids: {
      personId,
      memberId: moving.personId,
      applicationId,
      correctionId,
      organisationId: street,
      districtId: district,
      releaseId: release.id,
      complaintId: complaint.id,
      transferId: transfer.id,
      claimId: claim.id,
      payoutId: (await server.database.reader.find(PayoutBatch, { order: { id: 'DESC' }, take: 1 }))[0]!.id,
      membershipId: moving.membershipId,
      rosterId: roster.id,
      eventId: event!.id,
      planId: (await server.database.reader.find(Plan, { order: { id: 'ASC' }, take: 1 }))[0]!.id,
      code: demoEventCode,
      name: moving.name,
      phone: moving.phone,
      ...schoolday.ids,
      ...learning.ids,
      ...(await recordsOfCourse(server, moving.personId, { organisationId: learning.ids.streetId })),
      ...(await recordsAfterTerm(server, { classId: schoolday.classId, childId: schoolday.ids.childId })),
      ...(await recordsOfGuardian(mother.caller, schoolday.ids.childId)),
      ...(await recordsOfPlan(server, schoolday.classId)),
      ...(await recordsOfBenefits(server, { personId: moving.personId, organisationId: street })),
      ...(await recordsOfContest(server, { ...held, personId: moving.personId, judgeId: staff.judge.id })),
    },
  }
}

/** Staff of whom nothing else is known. */
const nobody = () => ({ assessor: newId(), approver: newId(), payer: newId() })

/** What comes about only where something goes wrong or grows old. */
async function addRows(server: TestServer, personId: string, organisationId: string): Promise<string> {
  const now = server.clock.now()
  return server.database.transaction(async (db) => {
    await db.insert(AuditVerification, { id: newId(), at: now, checkedRows: 0, problems: [] })
    await db.insert(Deletion, { id: newId(), at: now, kind: 'membership.drafts', count: 3, before: now })
    await db.insert(Delivery, {
      id: newId(),
      messageId: newId(),
      personId,
      organisationId,
      template: 'membership.approved',
      channel: 'sms',
      recipient: null,
      state: 'dead',
      tries: 5,
      asks: 0,
      nextAt: now,
      createdAt: now,
      endedAt: now,
      attentionAt: now,
    })
    return addCorrection(db, { personId, organisationId }, now)
  })
}

/** One way of looking at one page. */
export interface Look {
  title: string
  name: string
  kind: Page['kind']
  access: string
  token: string | null
  path: string
  grows: string | undefined
  counts: number
}

/** Every page as everybody sees it, without a filter, by each of them, and by those that are used together. */
export function looksAt(town: Town): Look[] {
  return reads.flatMap(({ name, operation }) => {
    const { kind, by, queries = [], grows, counts = 0 } = pages[name]!
    const asked = [...new Set([...enumerated(operation), ...queries].map((query) => JSON.stringify(query)))]
    return by.flatMap((who) =>
      asked.map((query) => ({
        title: `${name} as ${who} ${query}`,
        name,
        kind,
        access: operation.access,
        token: town.tokens[who],
        path: pathOf(operation, { params: town.ids, query: fillIn(JSON.parse(query), town, who) }),
        grows,
        counts,
      })),
    )
  })
}

function fillIn(query: Record<string, string>, { ids, unions }: Town, who: By): Record<string, string> {
  const all = { ...ids, ...(unions[who] ? { organisationId: unions[who] } : {}) } as Record<string, string>
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value.startsWith(':') ? all[value.slice(1)]! : value]),
  )
}

/** Looks, and at the page after it where there is one; the cursor of that, or null. */
export async function look(server: TestServer, { token, path, title }: Look, cursor?: string): Promise<string | null> {
  const at =
    cursor === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const { status, body } = await callRaw(server.url, 'GET', at, undefined, headers)
  if (status !== 200) throw new Error(`${title}: ${status} ${JSON.stringify(body)}`)
  return (body.nextCursor as string | null | undefined) ?? null
}
