import { AppError } from '../../shared/http/errors'
import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import { coverEnd } from '../../shared/insurance/limits'
import {
  type CoverRosterColumn,
  type CoverRosterReport,
  type CoverRowProblem,
  coverRosterColumns,
  type insurancePlansDesk,
} from '../../shared/insurance/plans.desk.contract'
import { genderOf, maskDocumentNumber, normaliseDocumentNumber } from '../../shared/membership/documents'
import { documentIndexOf, findPersonsByDocument, nameIndexOf } from '../identity'
import {
  coverShadow,
  findCurrentMembership,
  findMembershipsSeenBy,
  findUnitFacts,
  type Membership,
  type UnitFacts,
} from '../membership'
import { findOrganisation, findRootOrganisation, type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId } from '../platform/random'
import { readTable, writeXlsx } from '../platform/spreadsheet'
import { grantCover, tellCovered } from './covers.granting'
import { findCoveredBy, findVersionInForce } from './covers.queries'
import type { PlanVersion } from './entities'
import { loadPlan } from './plans.service'

type Contract = typeof insurancePlansDesk

const maxRows = 2_000
const rowsShown = 500

interface SheetRow {
  number: number
  name: string
  documentNumber: string
}

interface JudgedRow extends SheetRow {
  held: Membership | null
  outcome: 'good' | 'covered' | 'bad'
  problem: CoverRowProblem | null
}

const readRows = (content: Uint8Array): Promise<SheetRow[]> =>
  readTable<CoverRosterColumn, SheetRow[]>(
    content,
    coverRosterColumns,
    async ({ rows }) => {
      const all: SheetRow[] = []
      for await (const some of rows) {
        for (const { number, cells } of some) {
          const documentNumber = normaliseDocumentNumber(cells.documentNumber?.text ?? '')
          all.push({ number, name: cells.name?.text ?? '', documentNumber })
        }
      }
      return all
    },
    { maxRows },
  )

/** Whom a list would cover; of what it says nothing is kept. */
export async function check({ command, ...call }: OpenCall<Contract['checkCoverRoster']>): Promise<CoverRosterReport> {
  const rows = await readRows(call.upload)
  return command(async (db) => {
    const { version, organisation } = await loadTarget(
      db,
      call.actor,
      call.params.planId,
      call.query.organisationId,
      call.now,
    )
    return reportOf(await judge(db, call.actor, version, organisation, rows, shanghaiDay(call.now)), false)
  })
}

/** Covers the people of the good rows from today on, each told so. */
export async function grant({ command, ...call }: OpenCall<Contract['grantCovers']>): Promise<CoverRosterReport> {
  const { actor, now } = call
  const rows = await readRows(call.upload)
  return command(async (db) => {
    const { version, organisation } = await loadTarget(db, actor, call.params.planId, call.query.organisationId, now)
    const today = shanghaiDay(now)
    const judged = await judge(db, actor, version, organisation, rows, today)
    const rosterId = newId()
    for (const { held, outcome } of judged) {
      if (outcome !== 'good' || !held) continue
      const { id, personId, isShadow } = held
      if (isShadow) await coverShadow(db, id, version.planId, coverEnd(today, version.content.termMonths))
      const whom = { personId, organisationId: await unionOf(db, held), source: 'roster' as const, sourceId: rosterId }
      if (await grantCover(db, version, whom, today, now)) await tellCovered(db, held, version, today, now)
    }
    return reportOf(judged, true)
  })
}

/** The union a cover lies with; of who is kept from the unit their own, whose staff may know of them. */
async function unionOf(db: Db, { personId, organisationId, isShadow }: Membership): Promise<string> {
  if (!isShadow) return organisationId
  const own = await findCurrentMembership(db, personId)
  return own?.organisationId ?? (await findRootOrganisation(db)).id
}

/** The plan's version of today, and the union whose list it is: in the actor's reach, and one whose members the plan is for. */
async function loadTarget(
  db: Db,
  actor: StaffActor,
  planId: string,
  organisationId: string,
  now: Date,
): Promise<{ version: PlanVersion; organisation: Organisation }> {
  const plan = await loadPlan(db, actor, planId)
  const organisation = await findOrganisation(db, organisationId)
  const isFit =
    organisation && reaches(actor.grants, organisation.path) && organisation.path.startsWith(plan.organisation!.path)
  if (!isFit) throw new AppError('organisations.not_found')
  const version = await findVersionInForce(db, planId, shanghaiDay(now))
  if (!version) throw new AppError('insurance.plan_closed')
  if (version.content.grantedBy !== 'roster') throw new AppError('insurance.plan_by_rule')
  return { version, organisation }
}

async function judge(
  db: Db,
  actor: StaffActor,
  version: PlanVersion,
  organisation: Organisation,
  rows: SheetRow[],
  today: string,
): Promise<JudgedRow[]> {
  const members = await findListed(db, actor, organisation, rows)
  const held = [...members.values()].map(({ membership }) => membership)
  const covered = await findCoveredBy(
    db,
    version.planId,
    held.map(({ personId }) => personId),
  )
  const seen = new Set<string>()
  const { gender } = version.content.eligible
  return rows.map((row): JudgedRow => {
    const member = members.get(row.documentNumber)
    const isNamed = member?.nameIndex === nameIndexOf(row.name)
    const problem = problemOf(row, isNamed, seen.has(row.documentNumber), gender)
    seen.add(row.documentNumber)
    if (problem !== null) return { ...row, held: null, outcome: 'bad', problem }
    const { membership, written } = member!
    const isCovered = written ? (written.covers?.[version.planId] ?? '') >= today : covered.has(membership.personId)
    return { ...row, held: membership, outcome: isCovered ? 'covered' : 'good', problem: null }
  })
}

function problemOf(
  { name, documentNumber }: SheetRow,
  isMember: boolean,
  isRepeated: boolean,
  gender: 'female' | 'male' | null,
): CoverRowProblem | null {
  if (name === '' || documentNumber === '') return 'missing'
  if (isRepeated) return 'repeated'
  if (!isMember) return 'notMember'
  const isOther = gender !== null && (genderOf(documentNumber) ?? gender) !== gender
  return isOther ? 'notEligible' : null
}

interface Listed {
  membership: Membership
  nameIndex: string | null
  /** What a unit knows of its shadow, which is what it wrote and did itself; null of a member. */
  written: UnitFacts | null
}

/** Members in the union's subtree by document, as far as this member of staff may know of them. */
async function findListed(db: Db, actor: StaffActor, organisation: Organisation, rows: SheetRow[]) {
  const numbers = [...new Set(rows.map(({ documentNumber }) => documentNumber).filter((number) => number !== ''))]
  const listed = new Map<string, Listed>()
  if (numbers.length === 0) return listed
  const persons = await findPersonsByDocument(db, numbers.map(documentIndexOf))
  if (persons.length === 0) return listed
  const personIds = persons.map(({ id }) => id)
  const seen = await findMembershipsSeenBy(db, actor, personIds)
  const memberships = seen.filter((held) => held.organisation!.path.startsWith(organisation.path))
  // Of whom a unit has a shadow it knows what it wrote itself.
  const shadows = memberships.filter(({ isShadow }) => isShadow).map(({ id }) => id)
  const facts = shadows.length > 0 ? await findUnitFacts(db, shadows) : new Map<string, UnitFacts>()
  const byIndex = new Map(numbers.map((number) => [documentIndexOf(number), number]))
  for (const { id, documentIndex, nameIndex } of persons) {
    const membership = memberships.find(({ personId }) => personId === id)
    if (!membership) continue
    const written = facts.get(membership.id) ?? null
    const known = written ? nameIndexOf(written.name) : nameIndex
    listed.set(byIndex.get(documentIndex!)!, { membership, nameIndex: known, written })
  }
  return listed
}

function reportOf(rows: JudgedRow[], isDone: boolean): CoverRosterReport {
  const count = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const shown = rows.length <= rowsShown ? rows : rows.filter(({ outcome }) => outcome !== 'good').slice(0, rowsShown)
  return {
    isDone,
    counts: { good: count('good'), covered: count('covered'), bad: count('bad') },
    rows: shown.map(({ number, name, documentNumber, outcome, problem }) => ({
      number,
      name: name === '' ? '' : maskName(name),
      documentNumber: documentNumber === '' ? '' : maskDocumentNumber(documentNumber),
      outcome,
      problem,
    })),
  }
}

/** An empty sheet with the two columns, and an invented row to show how. */
export async function makeTemplate(): Promise<FileAnswer> {
  const columns = coverRosterColumns.map(({ names }) => ({ header: names[0], width: 24 }))
  const rows = [['张三(示例,请删除)', '11010519850312001X']]
  const content = await writeXlsx([{ name: '参保名册', columns, rows }])
  return { name: '参保名册模板.xlsx', type: spreadsheetType, content }
}
