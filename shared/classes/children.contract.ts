import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, text, version } from '../http/fields'
import { documentKinds } from '../membership/documents'
import { childContacts, childHealth, childIdentity, entryYear } from './children'
import { guardianshipStates, relations } from './states'

const childId = z.object({ childId: id })

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

export const classChildren = defineContract({
  listChildren: {
    method: 'GET',
    path: '/children',
    summary: 'The caller’s children, with how far staff are with each and what is still to be told.',
    access: 'person',
    returns: childrenView,
  },
  addChild: {
    method: 'POST',
    path: '/children',
    summary:
      'Adds a child with the guardian’s own consent; of one that is on record already nothing is told before staff confirm.',
    access: 'person',
    body: z.extend(childIdentity, {
      relation: z.enum(relations),
      /** The version of the privacy notice under which the guardian agrees, for this child. */
      noticeVersion: text(20),
    }),
    returns: childView,
    audit: 'classes.child_added',
    errors: [
      'classes.document_invalid',
      'classes.birth_date_missing',
      'classes.not_a_child',
      'classes.grade_invalid',
      'classes.child_known',
      'classes.children_too_many',
      'privacy.notice_outdated',
    ],
  },
  getChild: {
    method: 'GET',
    path: '/children/:childId',
    summary: 'One of the caller’s children: what is told of it, its proofs and where the review stands.',
    access: 'person',
    params: childId,
    returns: childView,
    errors: ['classes.child_not_found'],
  },
})
