import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import type { Locale } from '../../shared/i18n'
import { maskName } from '../../shared/identity/masks'
import { dayFigures, type FiguresRange, type FiguresView, figureRoles } from '../../shared/membership/figures.contract'
import { figuresText } from '../../shared/membership/figuresText'
import { watermarkOf } from '../identity'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { type Cell, type SheetContent, writeCsv, writeXlsx } from '../platform/spreadsheet'
import type { Application } from './entities'
import { findFiled } from './figures.queries'
import { lookAt } from './figures.scope'
import { viewFigures } from './figures.service'

/** More nobody reads, and writing them would hold up everybody. */
const mostRows = 10_000

export async function exportFigures(
  db: Db,
  actor: StaffActor,
  range: FiguresRange,
  locale: Locale,
  now: Date,
): Promise<FileAnswer> {
  const figures = await viewFigures(db, actor, range, now)
  const watermark = await watermarkOf(db, actor, now)
  const sheets = sheetsOf(figures, locale).map(({ columns, rows, ...sheet }) => ({
    ...sheet,
    columns: [...columns, { header: figuresText[locale].export.taken, width: 60 }],
    rows: [...rows].map((row) => [...row, watermark]),
  }))
  const name = figuresText[locale].export.name(figures.organisation.name, range.from, range.to)
  return { name, type: spreadsheetType, content: await writeXlsx(sheets) }
}

function sheetsOf(figures: FiguresView, locale: Locale): SheetContent[] {
  const words = figuresText[locale]
  const shown = (count: number | null): Cell => count ?? words.few
  const table = (name: string, headers: string[], rows: Cell[][]): SheetContent => ({
    name,
    columns: headers.map((header, at) => ({ header, width: at === 0 ? 30 : 12 })),
    rows,
  })
  const names = dayFigures.map((what) => words.figures[what])
  const { unions, days, members } = words
  return [
    table(words.export.overview, [words.export.item, words.export.count], overviewOf(figures, locale)),
    table(
      days.title,
      [days.day, ...names],
      figures.days.map((row) => [row.day, ...dayFigures.map((what) => shown(row[what]))]),
    ),
    table(
      words.routes.title,
      [words.route, words.figures.submitted],
      figures.routes.map(({ route, submitted }) => [words.routeNames[route], shown(submitted)]),
    ),
    table(
      unions.title,
      [unions.union, unions.submitted, unions.open, unions.late],
      figures.unions.map(({ name, own, submitted, open, overdue }) => [
        own ? unions.own(name) : name,
        ...[submitted, open, overdue].map(shown),
      ]),
    ),
    table(
      members.title,
      [members.state, members.count],
      figures.members.map(({ state, count }) => [words.membershipStates[state], shown(count)]),
    ),
  ]
}

function overviewOf({ totals, decisions, ...figures }: FiguresView, locale: Locale): Cell[][] {
  const words = figuresText[locale]
  const few = (count: number | null): Cell => count ?? words.few
  const hours = (minutes: number | null): Cell => (minutes === null ? null : Math.round(minutes / 6) / 10)
  return [
    ...dayFigures.map((what) => [words.figures[what], few(totals[what])]),
    [words.decisions.decided, few(decisions.decided)],
    [words.decisions.inTime, few(decisions.inTime)],
    [words.export.medianHours, hours(decisions.medianMinutes)],
    [words.export.ninetiethHours, hours(decisions.ninetiethMinutes)],
    [words.export.open, few(figures.open)],
    [words.export.overdue, few(figures.overdue)],
  ]
}

/** Line by line what was handed in. At a unit only its reviewers take it: they have it in their queue as it is. */
export async function exportFiled(
  db: Db,
  staff: StaffActor,
  range: FiguresRange,
  locale: Locale,
  now: Date,
): Promise<FileAnswer> {
  const look = await lookAt(db, staff, range, staff.isUnitOfficer ? ['reviewer'] : figureRoles)
  const rows = await findFiled(db, look.actor, look, mostRows)
  const watermark = await watermarkOf(db, staff, now)
  const words = figuresText[locale].export
  const content = writeCsv(
    [...Object.values(words.columns), words.taken],
    rows.map((row) => [...lineOf(row, locale), watermark]),
  )
  return { name: words.filedName(look.node.name, range.from, range.to), type: 'text/csv', content }
}

function lineOf(row: Application, locale: Locale): Cell[] {
  const words = figuresText[locale]
  const { receiptNumber, name, organisation, route, state, inTime, minutesTaken } = row
  return [
    receiptNumber,
    maskName(name ?? ''),
    organisation!.name,
    route && words.routeNames[route],
    words.applicationStates[state],
    row.filedOn ?? null,
    row.returnedOn ?? null,
    row.closedOn ?? null,
    inTime == null ? null : inTime ? words.export.yes : words.export.no,
    minutesTaken == null ? null : Math.round(minutesTaken / 6) / 10,
  ]
}
