import * as z from 'zod/mini'
import { day, id, instant, version } from '../http/fields'
import { roles } from '../organisations/roles'

/** `notice` is the privacy notice itself; each sensitive purpose is agreed to on its own. */
export const consentPurposes = ['notice', 'document', 'health', 'bankAccount', 'child', 'location'] as const
export const consentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.output<typeof consentPurpose>

export const noticeView = z.object({
  /** Raised with every change of the notice; consent is given to one version. */
  version: z.string(),
  since: day,
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
export type NoticeView = z.output<typeof noticeView>

/** Something of the person's that is open: a code the words explain, and where to go. */
export const matterView = z.object({ id: z.nullable(id), code: z.string(), link: z.nullable(z.string()) })
export type MatterView = z.output<typeof matterView>

export const consentView = z.object({ purpose: consentPurpose, noticeVersion: z.string(), givenAt: instant })

export const consentsView = z.object({
  noticeVersion: z.string(),
  /** What is agreed to under the notice in force. */
  items: z.array(consentView),
  /** Everything that was ever agreed to, newest first, the own as well as for a child. */
  history: z.array(
    z.object({
      purpose: consentPurpose,
      noticeVersion: z.string(),
      givenAt: instant,
      withdrawnAt: z.nullable(instant),
      forChild: z.boolean(),
    }),
  ),
  /** What would end with the withdrawal of a purpose that is agreed to; without an entry nothing does. */
  endings: z.array(z.object({ purpose: consentPurpose, matter: matterView })),
})
export type ConsentsView = z.output<typeof consentsView>

export const dataView = z.object({
  at: instant,
  parts: z.array(
    z.object({
      /** A code the words explain. */
      part: z.string(),
      /** How many there are; the page gets the newest twenty, the download all. */
      count: z.int(),
      rows: z.array(z.array(z.object({ field: z.string(), value: z.string() }))),
    }),
  ),
})
export type OwnDataView = z.output<typeof dataView>

/** Corrected at once: occupation, workplace, expiry. Name and number are looked at by a reviewer first. */
export const correctionFields = ['name', 'documentNumber', 'documentExpiry', 'occupation', 'workplace'] as const
export type CorrectionField = (typeof correctionFields)[number]
export const reviewedFields: readonly CorrectionField[] = ['name', 'documentNumber']

/** `applied` was corrected at once; the others are what a reviewer made, or the person, of one that was reviewed. */
export const correctionStates = ['submitted', 'applied', 'approved', 'refused', 'withdrawn'] as const
export type CorrectionState = (typeof correctionStates)[number]

export const correctionView = z.object({
  id,
  field: z.enum(correctionFields),
  state: z.enum(correctionStates),
  version,
  /** As it was and as it shall be; numbers masked. */
  before: z.nullable(z.string()),
  after: z.string(),
  reason: z.nullable(z.string()),
  filedAt: instant,
  /** Until when the union answers, while it is its turn. */
  dueAt: z.nullable(instant),
  /** The union that decides; null where nobody has to. */
  organisation: z.nullable(z.string()),
  /** The union below that let its time pass, where it moved up. */
  movedUpFrom: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  /** Why it was refused. */
  remark: z.nullable(z.string()),
  actions: z.array(z.enum(['withdraw'])),
})
export type CorrectionView = z.output<typeof correctionView>

/** `viewed` saw a case, `revealed` saw whole numbers. */
export const lookKinds = ['viewed', 'revealed'] as const

export const lookView = z.object({
  id,
  at: instant,
  kind: z.enum(lookKinds),
  /** What was looked at, as `membership.application`. */
  matter: z.string(),
  /** In which role and for which union, as they held it then; never who. */
  role: z.nullable(z.enum(roles)),
  organisation: z.nullable(z.string()),
})
export type LookView = z.output<typeof lookView>

export const closureView = z.object({
  /** When the account goes for good; null while it is not being closed. */
  closesAt: z.nullable(instant),
  /** Days to come back in. */
  days: z.int(),
  /** What must be finished first. */
  matters: z.array(matterView),
  /** The union that keeps the membership on file, where the person is a member. */
  memberOf: z.nullable(z.string()),
})
export type ClosureView = z.output<typeof closureView>
