import type { DocumentKind } from '../../shared/membership/documents'
import { isDocumentNumber, normaliseDocumentNumber } from '../../shared/membership/documents'
import type { Occupation } from '../../shared/membership/occupations'
import { documentKindNames, occupationNames } from '../../shared/membership/rosterNames'
import { kindByNumber, type RosterColumn } from '../../shared/membership/rosters'
import type { TableRow } from '../platform/spreadsheet'
import type { FindingHere } from './rosters.entities'

/** What a row says of a person, as far as it could be read. */
export interface RowFacts {
  name: string
  documentKind: DocumentKind | null
  documentNumber: string
  phone: string
  workplace: string
}

export interface ReadRow {
  rowNumber: number
  facts: RowFacts
  occupation: Occupation | null
  findings: FindingHere[]
}

/** Longest text per column; the row of a longer one is refused, not cut. */
const maxLengths: Record<RosterColumn, number> = {
  name: 60,
  documentKind: 40,
  documentNumber: 40,
  phone: 30,
  occupation: 40,
  workplace: 80,
}
/** Of these a value that stands for several rows is as good as each row's own. */
const mayBeMerged: readonly RosterColumn[] = ['documentKind', 'occupation', 'workplace']

/** Cut where it is too long to be kept: then the row is faulty. */
const textOf = (row: TableRow<RosterColumn>, column: RosterColumn): string =>
  row.cells[column]?.text.slice(0, maxLengths[column]) ?? ''

/** Reads a row by the rules of a form; what does not hold is found, cell by cell. */
export function readRow(row: TableRow<RosterColumn>, today: Date): ReadRow {
  const findings = findOddCells(row)
  const isSound = (column: RosterColumn) => !findings.some((finding) => finding.column === column)
  const find = (code: FindingHere['code'], column: RosterColumn) => findings.push({ code, column })

  const name = textOf(row, 'name')
  if (name === '') find('missing', 'name')
  else if (isSound('name') && !isName(name)) find('nameUnreadable', 'name')

  const documentNumber = normaliseDocumentNumber(textOf(row, 'documentNumber').normalize('NFKC').replace(/^'/, ''))
  const documentKind = readKind(textOf(row, 'documentKind'), documentNumber)
  if (documentNumber === '') find('missing', 'documentNumber')
  else if (documentKind === 'unknown') find('documentKindUnknown', 'documentKind')
  else if (isSound('documentNumber')) {
    if (documentKind === null) find('documentKindMissing', 'documentKind')
    else if (!isDocumentNumber(documentKind, documentNumber, today)) find('documentInvalid', 'documentNumber')
  }

  const phone = readPhone(textOf(row, 'phone'))
  if (phone !== '' && isSound('phone') && !/^1[3-9]\d{9}$/.test(phone)) find('phoneInvalid', 'phone')

  const occupation = readOccupation(textOf(row, 'occupation'))
  if (occupation === 'unknown') find('occupationUnknown', 'occupation')
  return {
    rowNumber: row.number,
    facts: {
      name,
      documentKind: documentKind === 'unknown' ? null : documentKind,
      documentNumber,
      phone,
      workplace: textOf(row, 'workplace'),
    },
    occupation: occupation === 'unknown' ? null : occupation,
    findings,
  }
}

function findOddCells(row: TableRow<RosterColumn>): FindingHere[] {
  const findings: FindingHere[] = []
  for (const [key, cell] of Object.entries(row.cells)) {
    const column = key as RosterColumn
    const { text, flags } = cell!
    if (flags.includes('error')) findings.push({ code: 'cellError', column })
    else if (text.length > maxLengths[column]) findings.push({ code: 'tooLong', column })
    if (flags.includes('rounded')) findings.push({ code: 'numberRounded', column })
    if (flags.includes('merged')) {
      findings.push({ code: mayBeMerged.includes(column) ? 'mergedValue' : 'mergedCells', column })
    }
    if (flags.includes('formula') && text !== '') findings.push({ code: 'formulaValue', column })
  }
  return findings
}

const isName = (name: string): boolean => /\p{L}/u.test(name) && !/[\d@#$%^&*=+<>{}[\]|\\/?!]/.test(name)

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

function readKind(text: string, number: string): DocumentKind | 'unknown' | null {
  if (text === '') return kindByNumber(number)
  return documentKindNames.get(bare(text)) ?? 'unknown'
}

function readOccupation(text: string): Occupation | 'unknown' | null {
  return text === '' ? null : (occupationNames.get(bare(text)) ?? 'unknown')
}

const readPhone = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^'/, '')
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
