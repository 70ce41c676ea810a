import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import type { Locale } from '../../shared/i18n'
import { maskName } from '../../shared/identity/masks'
import { claimDeskText } from '../../shared/insurance/claimDeskText'
import type { ClaimFigures, ClaimFiguresRange } from '../../shared/insurance/figures.contract'
import { claimFiguresText } from '../../shared/insurance/figuresText'
import { watermarkOf } from '../identity'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { type Cell, type SheetContent, writeXlsx } from '../platform/spreadsheet'
import type { Claim } from './claims.entities'
import { findNewest } from './figures.queries'
import { lookAt, viewFigures } from './figures.service'

/** More nobody reads, and writing them would hold up everybody. */
const mostRows = 10_000

/** The figures, and the claims they are made of with names masked; at a unit the figures alone. */
export async function exportFigures(
  db: Db,
  actor: StaffActor,
  range: ClaimFiguresRange,
  locale: Locale,
  now: Date,
): Promise<FileAnswer> {
  const figures = await viewFigures(db, actor, range)
  const claims = actor.isUnitOfficer ? [] : await findNewest(db, await lookAt(db, actor, range), mostRows)
  const watermark = await watermarkOf(db, actor, now)
  const words = claimFiguresText[locale]
  const sheets = [...sheetsOf(figures, locale), claimsSheet(claims, locale)].map(({ columns, rows, ...sheet }) => ({
    ...sheet,
    columns: [...columns, { header: words.taken, width: 60 }],
    rows: [...rows].map((row) => [...row, watermark]),
  }))
  const name = words.fileName(figures.organisation.name, range.from, range.to)
  return { name, type: spreadsheetType, content: await writeXlsx(sheets) }
}

const yuanOf = (fen: number | null): Cell => (fen === null ? null : fen / 100)

function sheetsOf({ months, unions, items }: ClaimFigures, locale: Locale): SheetContent[] {
  const words = claimFiguresText[locale]
  const counted = [words.claims, words.asked, words.approved, words.paid, words.returned]
  const cells = (row: ClaimFigures['totals']): Cell[] => [
    row.claims ?? words.few,
    yuanOf(row.askedFen),
    yuanOf(row.approvedFen),
    yuanOf(row.paidFen),
    row.returned ?? words.few,
  ]
  const sheet = (name: string, headers: string[], rows: Cell[][]): SheetContent => ({
    name,
    columns: headers.map((header, at) => ({ header, width: at === 0 ? 30 : 14 })),
    rows,
  })
  return [
    sheet(
      words.byMonth,
      [words.month, ...counted],
      months.map((row) => [row.month, ...cells(row)]),
    ),
    sheet(
      words.byUnion,
      [words.union, ...counted],
      unions.map((row) => [row.name, ...cells(row)]),
    ),
    sheet(
      words.byItem,
      [words.item, ...counted.slice(0, 4)],
      items.map((row) => [row.name[locale], ...cells({ ...row, returned: 0 }).slice(0, 4)]),
    ),
  ]
}

function claimsSheet(claims: readonly Claim[], locale: Locale): SheetContent {
  const words = claimFiguresText[locale]
  const { states, routes } = claimDeskText[locale]
  return {
    name: words.claimsSheet,
    columns: Object.values(words.columns).map((header) => ({ header, width: 18 })),
    rows: claims.map((claim) => [
      claim.claimNumber,
      maskName(claim.claimant?.name ?? ''),
      claim.organisation!.name,
      claim.event && routes[claim.event],
      states[claim.state],
      claim.submittedOn,
      yuanOf(claim.askedFen),
      yuanOf(claim.approvedFen),
      yuanOf(claim.paidFen),
    ]),
  }
}
