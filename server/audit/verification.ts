import { Between, In } from 'typeorm'
import type { ServerConfig } from '../../config/server'
import type { AuditProblem, VerificationView } from '../../shared/audit/contract'
import { chainOf, isUntouched } from '../platform/audit'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'
import type { JobKind } from '../platform/jobs'
import { newId } from '../platform/random'
import { type Anchor, readAnchors } from './anchors'
import { AuditVerification } from './entities'
import { findHead, findUnsealed } from './sealing'

const chunkRows = 2_000
/** What is looked at while somebody waits; the worker looks at everything each night. */
const rowsAtOnce = 100_000
const problemsShown = 100
const unsealedShown = 1_000

/** Whether the record is as it was written. */
export async function verify(db: Db, config: ServerConfig): Promise<VerificationView> {
  const head = await findHead(db)
  const to = head?.sequence ?? 0
  const from = Math.max(1, to - rowsAtOnce + 1)
  const unsealed = await findUnsealed(db, unsealedShown)
  const anchors = await readAnchors(config)
  const anchor = anchors.at(-1)
  const anchored = anchor ? await checkAnchors(db, [anchor], to) : []
  const problems = [...(await walk(db, from, to)), ...unsealed.flatMap(checkUnsealed), ...anchored]
  const lastFull = await findLastFull(db)
  return {
    intact: problems.length === 0 && (lastFull?.problems.length ?? 0) === 0,
    checked: { from: to === 0 ? 0 : from, to, rows: to === 0 ? 0 : to - from + 1 },
    head: head && { sequence: to, at: head.at.toISOString(), chain: head.chain! },
    unsealed: { rows: unsealed.length, oldestAt: unsealed[0]?.at.toISOString() ?? null },
    anchor: anchor ? { sequence: anchor.sequence, at: anchor.at, agrees: anchored.length === 0 } : null,
    lastFull: lastFull && {
      at: lastFull.at.toISOString(),
      rows: lastFull.checkedRows,
      intact: lastFull.problems.length === 0,
    },
    problems: [...problems, ...(lastFull?.problems ?? [])].slice(0, problemsShown),
  }
}

/** Looks at every row and every anchor, each night. */
export const verifyJob: JobKind = {
  name: 'audit.verify',
  everySeconds: 86_400,
  async run({ database, ports, now }) {
    const db = database.reader
    const to = (await findHead(db))?.sequence ?? 0
    const problems = [...(await walk(db, 1, to)), ...(await checkAnchors(db, await readAnchors(ports.config), to))]
    const row = { id: newId(), at: now, checkedRows: to, problems: problems.slice(0, problemsShown) }
    await database.transaction((writer) => writer.insert(AuditVerification, row))
    if (problems.length > 0) ports.log.error({ problems: problems.length }, 'the audit log is not as it was written')
  },
}

const findLastFull = async (db: Db): Promise<AuditVerification | null> =>
  (await db.find(AuditVerification, { order: { at: 'DESC', id: 'DESC' }, take: 1 }))[0] ?? null

/** What is wrong with the sealed rows from one place to another. */
async function walk(db: Db, from: number, to: number): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = []
  let before = await findChainBefore(db, from)
  let expected = from
  for (let start = from; start <= to; start += chunkRows) {
    const end = Math.min(start + chunkRows - 1, to)
    const rows = await db.find(AuditRow, { where: { sequence: Between(start, end) }, order: { sequence: 'ASC' } })
    for (const row of rows) {
      const sequence = row.sequence!
      if (sequence > expected) problems.push(removed(expected, sequence - 1))
      const kind = judge(row, sequence > expected ? null : before)
      if (kind) problems.push({ kind, id: row.id, sequence, last: null })
      before = row.chain ?? ''
      expected = sequence + 1
    }
  }
  return problems
}

/** After a gap the link to what was there cannot be judged: `before` is null. */
function judge(row: AuditRow, before: string | null): AuditProblem['kind'] | null {
  const isLinked = before === null || chainOf(row.sequence!, before, row.mac) === row.chain
  if (isUntouched(row)) return isLinked ? null : 'reordered'
  return isLinked && before !== null ? 'changed' : 'inserted'
}

const removed = (sequence: number, last: number): AuditProblem => ({ kind: 'removed', id: null, sequence, last })

/** Of a row that is not there, null: nothing can be judged by it. */
async function findChainBefore(db: Db, sequence: number): Promise<string | null> {
  if (sequence === 1) return ''
  return (await db.findOneBy(AuditRow, { sequence: sequence - 1 }))?.chain ?? null
}

const checkUnsealed = (row: AuditRow): AuditProblem[] =>
  isUntouched(row) ? [] : [{ kind: 'inserted', id: row.id, sequence: null, last: null }]

/** Anchors whose row is gone, or stands for another history. */
async function checkAnchors(db: Db, anchors: Anchor[], head: number): Promise<AuditProblem[]> {
  const rows = await db.findBy(AuditRow, { sequence: In(anchors.map(({ sequence }) => sequence)) })
  return anchors.flatMap(({ sequence, chain }) => {
    if (sequence > head) return [removed(head + 1, sequence)]
    const row = rows.find((one) => one.sequence === sequence)
    return row && row.chain !== chain ? [{ kind: 'changed' as const, id: row.id, sequence, last: null }] : []
  })
}
