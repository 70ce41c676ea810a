import type { AuditRowView } from '../../shared/audit/contract'
import { auditText } from '../../shared/audit/text'
import type { FileAnswer } from '../../shared/http/files'
import type { Page } from '../../shared/http/page'
import type { Locale } from '../../shared/i18n'
import { maskName } from '../../shared/identity/masks'
import { findPersons, watermarkOf } from '../identity'
import { findUnnamedTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { AuditRow } from '../platform/entities'
import { writeCsv } from '../platform/spreadsheet'
import { type AuditFilter, findRows, findStaffIds, seesAll } from './queries'

const exportedRows = 10_000

export async function listAudit(
  db: Db,
  actor: StaffActor,
  filter: AuditFilter & { cursor?: string | undefined },
): Promise<Page<AuditRowView>> {
  const page = toPage(await findRows(db, actor, filter, rowsToRead), ({ at, id }) => [at.toISOString(), id])
  return { ...page, items: await toViews(db, actor, page.items) }
}

async function toViews(db: Db, auditor: StaffActor, rows: AuditRow[]): Promise<AuditRowView[]> {
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]
  const unnamed = await findUnnamedTo(db, auditor, ids)
  const known = (await findPersons(db, ids)).filter(({ id }) => !unnamed.has(id))
  const names = new Map(known.map(({ id, name }) => [id, name ?? '']))
  // Whoever sees a part of the record sees what staff did.
  const staff = seesAll(auditor) ? await findStaffIds(db, ids) : new Set(ids)
  return rows.map(({ id, at, action, actorId, targetId, outcome, facts, requestId, sequence }) => ({
    id,
    at: at.toISOString(),
    action,
    actor: actorId === null ? null : drawActor(actorId, names.get(actorId) ?? '', staff.has(actorId)),
    targetId,
    outcome,
    facts,
    requestId,
    sequence,
  }))
}

const drawActor = (id: string, name: string, isStaff: boolean) => ({
  id,
  name: isStaff ? name : maskName(name),
  isStaff,
})

/** Names masked; each row says who took it and when, because rows are cut and pasted. */
export async function exportAudit(
  db: Db,
  actor: StaffActor,
  filter: AuditFilter,
  locale: Locale,
  now: Date,
): Promise<FileAnswer> {
  const rows = await toViews(db, actor, await findRows(db, actor, filter, exportedRows))
  const watermark = await watermarkOf(db, actor, now)
  const { columns } = auditText[locale].export
  const content = writeCsv(
    [columns.at, columns.action, columns.actor, columns.target, columns.outcome, columns.request, columns.taken],
    rows.map((row) => [
      row.at,
      row.action,
      row.actor ? `${maskName(row.actor.name)} ${row.actor.id}` : '',
      row.targetId ?? '',
      row.outcome,
      row.requestId,
      watermark,
    ]),
  )
  return { name: `audit-${now.toISOString().slice(0, 10)}.csv`, type: 'text/csv', content }
}
