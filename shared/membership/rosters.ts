import type { DocumentKind } from './documents'

/** 名册: being read · checked, waiting for staff · being imported · imported · being taken back · taken back · unreadable. */
export const rosterStates = ['reading', 'checked', 'importing', 'imported', 'undoing', 'undone', 'failed'] as const
export type RosterState = (typeof rosterStates)[number]

type RosterAct = 'enrol' | 'undo'

/** Which act leads from which states to which; the guarded UPDATE names the states it leaves. */
export const rosterTransitions: Record<RosterAct, { from: readonly RosterState[]; to: RosterState }> = {
  enrol: { from: ['checked'], to: 'importing' },
  undo: { from: ['checked', 'imported'], to: 'undoing' },
}

/** States in which the worker is at it, and `done` rises. */
export const runningStates: readonly RosterState[] = ['reading', 'importing', 'undoing']

export const isRunning = (state: RosterState): boolean => runningStates.includes(state)

/** Fit to be imported · not · imported · fit once, but no longer when its turn came · taken back · kept, as it is in use. */
export const rosterRowStates = ['good', 'faulty', 'imported', 'passedOver', 'undone', 'kept'] as const
export type RosterRowState = (typeof rosterRowStates)[number]

export const rosterColumns = ['name', 'documentKind', 'documentNumber', 'phone', 'occupation', 'workplace'] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** What keeps a row out. */
export const rosterFaults = [
  'missing',
  'tooLong',
  'nameUnreadable',
  'documentInvalid',
  'documentKindUnknown',
  'documentKindMissing',
  'numberRounded',
  'mergedCells',
  'cellError',
  'phoneInvalid',
  'occupationUnknown',
  'repeatedInFile',
  'memberHere',
  'memberElsewhere',
  'documentOfAnother',
  'changedMeanwhile',
] as const

/** What is only worth knowing. */
export const rosterNotes = ['formulaValue', 'mergedValue', 'phoneRepeated'] as const

/** Why an imported row was kept when its roster was taken back. */
export const keptReasons = ['signedIn', 'membershipChanged', 'inUse'] as const
export type KeptReason = (typeof keptReasons)[number]

export const rosterFindings = [...rosterFaults, ...rosterNotes] as const
export type RosterFinding = (typeof rosterFindings)[number]

export const isFault = (finding: RosterFinding): boolean => (rosterFaults as readonly string[]).includes(finding)

/** A list of a grass-roots union; the largest district's fits. */
export const maxRosterRows = 100_000

/** The kind a number speaks of by its form alone; null where several kinds are written like that. */
export function kindByNumber(number: string): DocumentKind | null {
  if (/^8[123]0000\d{11}[\dX]$/.test(number)) return 'residencePermit'
  if (/^9\d{16}[\dX]$|^[A-Z]{3}\d{12}$/.test(number)) return 'foreignerPermit'
  if (/^[HM]\d{8}(\d{2})?$/.test(number)) return 'hongKongMacauPermit'
  // What is nearly a citizen number is a wrong one rather than another kind.
  return /^\d{13,}[\dX]$/.test(number) ? 'residentId' : null
}
