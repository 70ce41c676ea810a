import { maskName, maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { isFault, isRunning, rosterTransitions } from '../../shared/membership/rosters'
import type { RosterRowView, RosterView } from '../../shared/membership/rosters.contract'
import { findPersons } from '../identity'
import { refOf } from '../organisations'
import type { Db } from '../platform/db'
import type { Roster, RosterRow } from './rosters.entities'
import type { RowFacts } from './rosters.rows'

export async function drawRoster(db: Db, roster: Roster): Promise<RosterView> {
  return (await drawRosters(db, [roster]))[0]!
}

export async function drawRosters(db: Db, rosters: Roster[]): Promise<RosterView[]> {
  const ids = rosters.flatMap(({ uploadedBy, importedBy, undoneBy }) => [uploadedBy, importedBy, undoneBy])
  const staff = await findPersons(db, [...new Set(ids.filter((id) => id !== null))])
  const nameOf = (id: string | null) => (id === null ? null : (staff.find((person) => person.id === id)?.name ?? ''))
  return rosters.map((roster) => draw(roster, nameOf))
}

function draw(roster: Roster, nameOf: (id: string | null) => string | null): RosterView {
  const { total, good, faulty, imported, passedOver, undone, kept } = roster
  return {
    id: roster.id,
    organisation: refOf(roster.organisation)!,
    fileName: roster.fileName,
    uploadedAt: roster.uploadedAt.toISOString(),
    uploadedBy: nameOf(roster.uploadedBy) ?? '',
    state: roster.state,
    version: roster.version,
    progress: isRunning(roster.state) ? { done: roster.done, total: totalOf(roster) } : null,
    counts: { total, good, faulty, imported, passedOver, undone, kept },
    problem:
      roster.problemCode === null ? null : { code: roster.problemCode, missing: roster.problemData?.missing ?? [] },
    importedAt: roster.importedAt?.toISOString() ?? null,
    importedBy: nameOf(roster.importedBy),
    undoneAt: roster.undoneAt?.toISOString() ?? null,
    undoneBy: nameOf(roster.undoneBy),
    actions: actionsOf(roster),
  }
}

/** Rows of the step under way; the file is counted only when it was read. */
function totalOf({ state, good, imported, undone, kept }: Roster): number | null {
  if (state === 'reading') return null
  return state === 'importing' ? good : imported + undone + kept
}

function actionsOf({ state, good }: Roster): RosterView['actions'] {
  const acts: RosterView['actions'] = []
  if (rosterTransitions.enrol.from.includes(state) && good > 0) acts.push('enrol')
  if (rosterTransitions.undo.from.includes(state)) acts.push('undo')
  return acts
}

/** A row with its numbers masked: whoever uploaded it has the sheet, and finds it there by row and cell. */
export function drawRow(roster: Roster, row: RosterRow): RosterRowView {
  const facts = row.facts === null ? null : (JSON.parse(row.facts) as RowFacts)
  return {
    row: row.rowNumber,
    state: row.state,
    name: facts?.name ? maskName(facts.name) : '',
    documentNumber: facts?.documentNumber ? maskOdd(facts.documentNumber) : '',
    phone: facts?.phone ? maskPhone(facts.phone) : '',
    findings: row.findings.map(({ code, column = null, row: other = null }) => {
      const letter = column === null ? undefined : roster.letters?.[column]
      return { code, isFault: isFault(code), column, cell: letter ? letter + row.rowNumber : null, row: other }
    }),
    keptReason: row.keptReason,
  }
}

/** What was typed into a number's cell may be too short to mask by halves. */
const maskOdd = (number: string): string => (number.length < 4 ? '*'.repeat(number.length) : maskDocumentNumber(number))
