import type { MatterView } from '../../shared/privacy/contract'
import type { CorrectionCaseView } from '../../shared/privacy/desk.contract'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { Correction } from './entities'

/** A part of what is kept about a person: a name for it in camelCase, and its rows as they are given to the person. */
export interface PersonalPart {
  part: string
  rows: Record<string, unknown>[]
}

/** What a feature keeps about a person, whole, newest first; the page masks what is called `phone`, `openid` or `…Number`. */
export const personalData = createHook<[db: Db, personId: string], PersonalPart[]>()

/** What must be finished before an account can close: a code the words explain, and where to go. */
export interface Matter {
  /** `feature.reason`. */
  code: string
  link: string | null
}

export const openMatters = createHook<[db: Db, personId: string, now: Date], Matter[]>()

/** The account is closed for good: what no duty of keeping holds is deleted, in the same transaction. */
export const personErased = createHook<[db: Db, personId: string, now: Date]>()

/** Where the person is a member, and whether a membership, current or ended, must be found again by their document. */
export interface Standing {
  organisationId: string | null
  isCurrent: boolean
}

export const findStanding = createHook<[db: Db, personId: string], Standing | null>()

/** What cannot go on without a consent, by purpose: said before it is withdrawn, and ended with it. */
export const consentEndings = createHook<
  [db: Db, personId: string, purposes: readonly string[]],
  { purpose: string; matter: MatterView }[]
>()
export const consentWithdrawn = createHook<[db: Db, personId: string, purpose: string, now: Date]>()

/** Something of a person's that staff look at: the id audit rows name, what it is, and the path of the union that has it. */
export interface OwnTarget {
  id: string
  /** As `membership.application`. */
  kind: string
  path: string | null
}

export const ownTargets = createHook<[db: Db, personId: string], OwnTarget[]>()

/** What is corrected at once, by the feature that keeps it: its value until now, or null where it keeps none. */
export const currentValue = createHook<[db: Db, personId: string, field: string], string | null>()
export const valueCorrected = createHook<[db: Db, personId: string, field: string, value: string]>()

/** A correction was filed, withdrawn or decided: the desk and the inbox follow. */
export interface CorrectionMoved {
  correction: Correction
  step: 'submitted' | 'withdrawn' | 'approved' | 'refused'
  actorId: string
  /** The name the record now has. */
  subject: { name: string; phoneIndex: string | null; documentIndex: string | null }
}

export const correctionMoved = createHook<[db: Db, moved: CorrectionMoved, now: Date]>()

/** An account is going to close, or stays after all: the person is told, by whatever reaches them. */
export const closureChanged =
  createHook<[db: Db, personId: string, step: 'closing' | 'staysOpen', closesAt: Date, now: Date]>()

/** How a case of ours stands at the desk. */
export interface AtDesk {
  caseId: string
  assignee: { id: string; name: string } | null
  /** The union below that let its time pass. */
  movedUpFrom: string | null
  /** That union, where the case can be handed back to it. */
  handBackTo: string | null
}

export const atDesk = createHook<[db: Db, caseIds: string[]], AtDesk[]>()

/** What happened to a case of ours, as its page at the desk lists it. */
export const deskHistory = createHook<[db: Db, caseId: string, personId: string], CorrectionCaseView['history']>()
