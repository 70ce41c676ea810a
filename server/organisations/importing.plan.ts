import { In, IsNull } from 'typeorm'
import { isCreditCode, normaliseCreditCode } from '../../shared/organisations/creditCode'
import type { ImportReport, NodeInput } from '../../shared/organisations/desk.contract'
import { answerOf, type ImportColumn, kindOfWords, type RowProblem } from '../../shared/organisations/importing'
import { keyLength, placeBlocker } from '../../shared/organisations/rules'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { Organisation } from './entities'
import type { SheetRow } from './importing.service'
import { reaches } from './scope'

type Problem = ImportReport['rows'][number]['problems'][number]

/** A row and what becomes of it; `parent` is a union, or the row that makes it. */
export interface PlannedRow {
  number: number
  name: string
  outcome: 'good' | 'there' | 'bad'
  problems: Problem[]
  given: NodeInput
  parentWords: string
  parent: Organisation | PlannedRow | null
  /** Of the union there already, or to be. */
  path: string
}

const limits: Partial<Record<ImportColumn, number>> = { name: 120, district: 60, address: 200, hours: 100 }
const idsAtOnce = 500
/** Stands for a key that is not drawn yet. */
const anyKey = `${'-'.repeat(keyLength)}/`

/**
 * Decides every row of a sheet, in an order in which what is above comes before what is below it: rows may stand in any
 * order. Unions are known by credit code, or by a name that only one of the reach has.
 */
export async function planImport(db: Db, actor: StaffActor, rows: SheetRow[]): Promise<PlannedRow[]> {
  const read = rows.map(readRow)
  const known = await findKnown(db, actor, read)
  markRepeatedCodes(read, known)
  const decided: PlannedRow[] = []
  let waiting = read
  while (waiting.length > 0) {
    const later: PlannedRow[] = []
    const before = decided.length
    for (const row of waiting) {
      const parent = findParent(row, known)
      if (parent === 'later') later.push(row)
      else decided.push(decide(row, parent, known))
    }
    if (decided.length === before) {
      // What is left hangs in a ring.
      for (const row of later) decided.push(bad(row, 'parent', 'parent_unknown'))
      break
    }
    waiting = later
  }
  return decided
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** The row's own cells, looked at by themselves. */
function readRow({ number, texts }: SheetRow): PlannedRow {
  const cell = (key: ImportColumn) => (texts[key] ?? '').trim()
  const problems: Problem[] = []
  const wrong = (column: ImportColumn, problem: RowProblem) => void problems.push({ column, problem })
  for (const [key, max] of Object.entries(limits)) {
    if (cell(key as ImportColumn).length > max) wrong(key as ImportColumn, 'too_long')
  }
  if (cell('name') === '') wrong('name', 'missing')
  const kind = kindOfWords(cell('kind'))
  if (cell('kind') === '') wrong('kind', 'missing')
  else if (kind === null) wrong('kind', 'kind_unknown')
  const creditCode = normaliseCreditCode(cell('creditCode'))
  if (creditCode !== '' && !isCreditCode(creditCode)) wrong('creditCode', 'code_wrong')
  if (!/^(\d{6}(\d{3}){0,2})?$/.test(cell('regionCode'))) wrong('regionCode', 'region_wrong')
  if (!/^(\+?[\d\s()-]{5,29})?$/.test(cell('contactPhone'))) wrong('contactPhone', 'phone_wrong')
  const accepts = answerOf(cell('accepts'))
  if (accepts === null) wrong('accepts', 'answer_unknown')
  const orNull = (key: ImportColumn) => cell(key) || null
  const given: NodeInput = {
    name: cell('name'),
    kind: kind ?? 'enterprise',
    creditCode: creditCode || null,
    regionCode: orNull('regionCode'),
    district: orNull('district'),
    address: orNull('address'),
    contactPhone: orNull('contactPhone'),
    hours: orNull('hours'),
    acceptsApplications: accepts ?? true,
  }
  const outcome = problems.length > 0 ? 'bad' : 'good'
  return { number, name: given.name, outcome, problems, given, parentWords: cell('parent'), parent: null, path: '' }
}

interface Known {
  /** The tops of the reach; a row without a parent goes under the only one. */
  tops: Organisation[]
  byName: Map<string, Organisation[]>
  byCode: Map<string, Organisation>
  /** Credit codes that any union has, in reach or not. */
  heldCodes: Set<string>
  /** Rows that came out good, or were there, by name and by code. */
  rowsByName: Map<string, PlannedRow[]>
  rowsByCode: Map<string, PlannedRow>
}

async function findKnown(db: Db, actor: StaffActor, rows: PlannedRow[]): Promise<Known> {
  const words = [...new Set(rows.flatMap(({ parentWords, name }) => [parentWords, name]).filter(Boolean))]
  const codes = [
    ...new Set([
      ...rows.map(({ given }) => given.creditCode),
      ...rows.map(({ parentWords }) => normaliseCreditCode(parentWords)).filter(isCreditCode),
    ]),
  ].filter((code) => typeof code === 'string')
  const find = async (column: 'name' | 'creditCode', values: string[]) => {
    const found: Organisation[] = []
    for (let at = 0; at < values.length; at += idsAtOnce) {
      const some = In(values.slice(at, at + idsAtOnce))
      found.push(...(await db.findBy(Organisation, { [column]: some, closedAt: IsNull() })))
    }
    return found
  }
  const byCode = await find('creditCode', codes)
  const inReach = (one: Organisation) => reaches(actor.grants, one.path)
  const byName = groupBy((await find('name', words)).filter(inReach), ({ name }) => name)
  return {
    tops: await db.findBy(Organisation, { id: In(actor.grants.map(({ organisationId }) => organisationId)) }),
    byName,
    byCode: new Map(byCode.filter(inReach).map((one) => [one.creditCode!, one])),
    heldCodes: new Set(byCode.map(({ creditCode }) => creditCode!)),
    rowsByName: groupBy(rows, ({ name }) => name),
    rowsByCode: new Map(rows.filter(({ given }) => given.creditCode).map((row) => [row.given.creditCode!, row])),
  }
}

function markRepeatedCodes(rows: PlannedRow[], { rowsByCode }: Known): void {
  for (const row of rows) {
    const code = row.given.creditCode
    if (code && rowsByCode.get(code) !== row) bad(row, 'creditCode', 'code_repeated')
  }
}

/** The union or row above this one, what is wrong with what it says, or that others are to be decided first. */
function findParent(row: PlannedRow, known: Known): Organisation | PlannedRow | RowProblem | 'later' {
  const words = row.parentWords
  if (words === '') return known.tops.length === 1 ? known.tops[0]! : 'parent_unknown'
  const code = normaliseCreditCode(words)
  const there = known.byCode.get(code)
  if (there) return there
  const made = known.rowsByCode.get(code)
  const candidates = made ? [made] : (known.rowsByName.get(words) ?? []).filter((one) => one !== row)
  if (candidates.some(({ outcome, path }) => outcome !== 'bad' && path === '')) return 'later'
  const fitting = [...(known.byName.get(words) ?? []), ...candidates.filter(({ outcome }) => outcome === 'good')]
  if (fitting.length > 1) return 'parent_ambiguous'
  return fitting[0] ?? (candidates.length > 0 ? 'parent_bad' : 'parent_unknown')
}

function decide(row: PlannedRow, parent: Organisation | PlannedRow | RowProblem, known: Known): PlannedRow {
  if (typeof parent === 'string') return bad(row, 'parent', parent)
  if (row.outcome === 'bad') return row
  const twin = known.byName.get(row.name)?.find((one) => one.path.startsWith(parent.path) && isRightBelow(one, parent))
  if (twin) return Object.assign(row, { outcome: 'there', path: twin.path })
  const sibling = known.rowsByName.get(row.name)?.find((one) => one !== row && one.path !== '' && one.parent === parent)
  if (sibling) return bad(row, 'name', 'repeated')
  const code = row.given.creditCode
  if (code && known.heldCodes.has(code)) return bad(row, 'creditCode', 'code_held')
  const facts = 'given' in parent ? { kind: parent.given.kind, path: parent.path, closedAt: null } : parent
  const blocker = placeBlocker(row.given.kind, facts)
  if (blocker === 'organisations.too_deep') return bad(row, 'parent', 'too_deep')
  if (blocker) return bad(row, 'kind', 'kind_unfit')
  return Object.assign(row, { parent, path: `${parent.path}${anyKey}` })
}

const isRightBelow = (one: Organisation, parent: Organisation | PlannedRow): boolean =>
  one.path.length === parent.path.length + keyLength + 1

function bad(row: PlannedRow, column: ImportColumn, problem: RowProblem): PlannedRow {
  row.problems.push({ column, problem })
  return Object.assign(row, { outcome: 'bad' })
}
