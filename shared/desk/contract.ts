import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { assignee, id, instant, multilineText, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'

/** What waits at the desk, by the feature that opened it. */
export const workItemKinds = [
  'membership.application',
  'membership.release',
  'membership.transfer',
  'privacy.correction',
  'complaints.complaint',
  'insurance.claim',
  'classes.guardianship',
  'classes.priority',
  'classes.bar',
  'classes.refund',
  'benefits.bar',
  'benefits.claim',
  'learning.contest',
] as const

export const workItemView = z.object({
  /** The case's own id. */
  id,
  kind: z.enum(workItemKinds),
  /** The feature that owns the case. */
  feature: z.string(),
  state: z.string(),
  /** The case's version, for deciding without opening it. */
  version,
  /** Masked name of whom it is about; empty where that is not said. */
  subject: z.string(),
  /** A code the kind's words explain: how the case came in. */
  route: z.string(),
  organisationId: id,
  organisationName: z.string(),
  /** The union below that let its time pass, where it has moved up. */
  movedUpFrom: z.nullable(z.string()),
  openedAt: instant,
  /** End of this step's time; null once closed. */
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
})
export type WorkItemView = z.output<typeof workItemView>

/** On the view of a case that moved up: the union below it can be handed back to. */
export const handBackTo = z.nullable(z.string())

/** Counts go up to here: nobody works through more in a day, and a million are not counted for a figure on a tab. */
export const countedMost = 100

export const workItemsView = z.extend(pageOf(workItemView), {
  /** Of the open items in reach, whatever the filter; each up to `countedMost`. */
  counts: z.object({
    open: z.int(),
    mine: z.int(),
    unassigned: z.int(),
    overdue: z.int(),
    /** The open ones again, by the feature that owns them. */
    features: z.array(z.object({ feature: z.string(), open: z.int() })),
  }),
})

export const desk = defineContract({
  listWorkItems: {
    method: 'GET',
    path: '/desk/work-items',
    summary:
      'The work queue of the own subtree: open items, soonest due first; by state or search closed ones too, newest first.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'desk.queue_viewed',
    query: z.extend(pageQuery, {
      feature: z.optional(text(40)),
      state: z.optional(text(40)),
      assignee: z.optional(z.enum(['me', 'nobody'])),
      overdue: z.optional(z.enum(['true'])),
      /** A whole name, phone number, document number or case number. */
      q: z.optional(text(60)),
    }),
    returns: workItemsView,
  },
  assignWorkItem: {
    method: 'POST',
    path: '/desk/work-items/:workItemId/assignment',
    summary: 'Takes an item, or puts it back; from a colleague only with `takeOver`.',
    access: 'staff',
    effect: 'command',
    audit: 'desk.item_assigned',
    params: z.object({ workItemId: id }),
    body: z.optional(z.object({ to: z.optional(z.enum(['me', 'nobody'])), takeOver: z.optional(z.boolean()) })),
    returns: workItemView,
    errors: ['desk.not_found', 'desk.assigned_elsewhere', 'desk.closed'],
  },
  handBackWorkItem: {
    method: 'POST',
    path: '/desk/work-items/:workItemId/hand-back',
    summary: 'Hands a case that moved up back to the union it came from, with a time anew.',
    access: 'staff',
    effect: 'command',
    audit: 'desk.item_handed_back',
    params: z.object({ workItemId: id }),
    body: z.object({ version, reason: multilineText(500) }),
    returns: workItemView,
    errors: ['desk.not_found', 'desk.closed', 'desk.changed_meanwhile', 'desk.stays_here', 'desk.nobody_there'],
  },
})
