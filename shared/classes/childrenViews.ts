import * as z from 'zod/mini'
import { day, id, instant, phone, version } from '../http/fields'
import { documentKinds } from '../membership/documents'
import { childContacts, childHealth, entryYear } from './children'
import { guardianshipStates, priorityGroups, relations } from './states'

/** A picture, and the link of five minutes under which it is seen. */
export const pictureView = z.object({ id, token: z.string(), width: z.int(), height: z.int() })
export type PictureView = z.output<typeof pictureView>

/** Where staff are with what they were asked to look at. */
export const reviewView = z.object({
  caseNumber: z.string(),
  /** The union whose staff look at it. */
  organisation: z.string(),
  /** Handed in, so that it is their turn. */
  isFiled: z.boolean(),
  dueAt: z.nullable(instant),
  decidedAt: z.nullable(instant),
  /** What they ask for, or why they refused. */
  remark: z.nullable(z.string()),
})
export type ReviewView = z.output<typeof reviewView>

const childCard = z.object({
  /** The child's own from confirmation on; it leads to the child before and after. */
  id,
  state: z.enum(guardianshipStates),
  relation: z.enum(relations),
  name: z.string(),
  birthDate: day,
  /** Today; 0 is the last year before school. */
  grade: z.int(),
  entryYear,
  review: reviewView,
  /** What is still to be told, the first thing first. */
  missing: z.array(z.enum(['proof', 'health', 'contact', 'collector'])),
})
export type ChildCard = z.output<typeof childCard>

export const childView = z.extend(childCard, {
  version,
  documentKind: z.enum(documentKinds),
  /** Masked. */
  documentNumber: z.string(),
  health: z.nullable(childHealth),
  contacts: childContacts,
  proofs: z.array(pictureView),
  /** Of a confirmed guardian's child: who else is one. */
  guardians: z.array(z.object({ name: z.string(), relation: z.enum(relations), isMe: z.boolean() })),
  /** Confirmed, while nobody of the staff has seen who the caller is: they cannot collect the child, nor let others. */
  isUnseen: z.boolean(),
  actions: z.array(z.enum(['edit', 'editIdentity', 'addProof', 'submit', 'end'])),
})
export type ChildView = z.output<typeof childView>

export const childrenView = z.object({
  items: z.array(childCard),
  /** What the guardian agrees to with a child. */
  noticeVersion: z.string(),
  /** How many more can be added. */
  left: z.int(),
})
export type ChildrenView = z.output<typeof childrenView>

export const collectorsView = z.object({
  childName: z.string(),
  items: z.array(z.object({ id, name: z.string(), phone, relation: z.string(), photo: z.nullable(pictureView) })),
  /** How many more can be named. */
  left: z.int(),
})
export type CollectorsView = z.output<typeof collectorsView>

export const priorityView = z.object({
  id,
  group: z.enum(priorityGroups),
  state: z.enum(guardianshipStates),
  review: reviewView,
  proofs: z.array(pictureView),
  actions: z.array(z.enum(['addProof', 'submit', 'end'])),
})
export type PriorityView = z.output<typeof priorityView>

export const prioritiesView = z.object({
  items: z.array(priorityView),
  /** Groups that can still be claimed. */
  open: z.array(z.enum(priorityGroups)),
})
export type PrioritiesView = z.output<typeof prioritiesView>
