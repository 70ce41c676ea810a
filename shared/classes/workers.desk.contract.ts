import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, organisationRef, phone, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { deskClassView } from './planViews'
import { duties } from './states'

/** What is to be seen of a record check: 未查询, 查询有记录, 已过期, 快到期. */
export const checkWarnings = ['unchecked', 'unclear', 'over', 'soon'] as const
export type CheckWarning = (typeof checkWarnings)[number]

const workerInput = z.object({
  name: text(60),
  phone: z.nullable(phone),
  duty: z.enum(duties),
  /** Whose account it is, of who holds the teacher's role; null for who does not sign in. */
  personId: z.nullable(id),
})

export const workerRow = z.object({
  id,
  name: z.string(),
  duty: z.enum(duties),
  organisation: organisationRef,
  /** Signs in as a teacher. */
  hasAccount: z.boolean(),
  checkedOn: z.nullable(day),
  isClear: z.nullable(z.boolean()),
  validUntil: z.nullable(day),
  warning: z.nullable(z.enum(checkWarnings)),
})
export type WorkerRow = z.output<typeof workerRow>

export const workerView = z.extend(workerRow, {
  version,
  phone: z.nullable(z.string()),
  personId: z.nullable(id),
  /** The classes one is assigned to, with their last day. */
  classes: z.array(z.object({ id, name: z.string(), to: day })),
  /** Teachers' accounts at the union and above. */
  accounts: z.array(z.object({ personId: id, name: z.string() })),
  actions: z.array(z.enum(['edit', 'check', 'end'])),
})
export type WorkerView = z.output<typeof workerView>

const workerId = z.object({ workerId: id })
const duty = z.object({ classId: id, workerId: id })
const staff = { access: 'staff:classManager' } as const
const changing = ['classes.worker_not_found', 'classes.plan_changed', 'classes.worker_gone'] as const

/** Who is in contact with children, at the desk. */
export const classWorkersDesk = defineContract({
  listWorkers: {
    method: 'GET',
    path: '/desk/care-workers',
    summary: 'Who works with children in the unions in reach, newest first, and whose record check needs attention.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.workers_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(workerRow), {
      /** On the first page; those that end first first. */
      warned: z.array(workerRow),
      unions: z.array(organisationRef),
    }),
  },
  addWorker: {
    method: 'POST',
    path: '/desk/care-workers',
    summary: 'Adds somebody who is in contact with children; nobody is assigned before a record check.',
    ...staff,
    effect: 'command',
    audit: 'classes.worker_added',
    body: z.object({ organisationId: id, worker: workerInput }),
    returns: workerView,
    errors: ['organisations.not_found', 'organisations.person_not_found'],
  },
  getWorker: {
    method: 'GET',
    path: '/desk/care-workers/:workerId',
    summary: 'A worker with the record check and the classes.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.worker_viewed',
    params: workerId,
    returns: workerView,
    errors: ['classes.worker_not_found'],
  },
  editWorker: {
    method: 'PUT',
    path: '/desk/care-workers/:workerId',
    summary: 'Changes name, phone, duty and account of a worker.',
    ...staff,
    effect: 'command',
    audit: 'classes.worker_edited',
    params: workerId,
    body: z.object({ version, worker: workerInput }),
    returns: workerView,
    errors: [...changing, 'organisations.person_not_found'],
  },
  recordCheck: {
    method: 'POST',
    path: '/desk/care-workers/:workerId/checks',
    summary: 'Records the yearly statutory record check; one that found something ends every assignment at once.',
    ...staff,
    effect: 'command',
    audit: 'classes.check_recorded',
    params: workerId,
    body: z.object({ version, checkedOn: day, isClear: z.boolean() }),
    returns: workerView,
    errors: [...changing, 'classes.check_day_invalid'],
  },
  endWorker: {
    method: 'POST',
    path: '/desk/care-workers/:workerId/departure',
    summary: 'Says that somebody works here no more; every assignment ends.',
    ...staff,
    effect: 'command',
    audit: 'classes.worker_ended',
    params: workerId,
    body: z.object({ version }),
    returns: workerView,
    errors: changing,
  },
  assignWorker: {
    method: 'PUT',
    path: '/desk/classes/:classId/workers/:workerId',
    summary: 'Assigns somebody of the class’s union whose record check is good to its last day.',
    ...staff,
    effect: 'command',
    audit: 'classes.worker_assigned',
    params: duty,
    returns: deskClassView,
    errors: ['classes.class_not_found', 'classes.worker_not_found', 'classes.class_over', 'classes.check_invalid'],
  },
  unassignWorker: {
    method: 'DELETE',
    path: '/desk/classes/:classId/workers/:workerId',
    summary: 'Ends an assignment; one that ended already stays so.',
    ...staff,
    effect: 'command',
    audit: 'classes.worker_unassigned',
    params: duty,
    returns: deskClassView,
    errors: ['classes.class_not_found', 'classes.worker_not_found'],
  },
})
