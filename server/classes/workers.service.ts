import { checkProblem } from '../../shared/classes/planRules'
import type { DeskClassView } from '../../shared/classes/planViews'
import type { classWorkersDesk, WorkerView } from '../../shared/classes/workers.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { addDays, shanghaiDay } from '../../shared/http/time'
import { findPersons, nameIndexOf } from '../identity'
import { findHoldersAlong, type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { ruleAt } from '../platform/rules'
import * as plans from './plans.service'
import { loadUnion, unionsOf } from './terms.service'
import { CareWorker, ClassDuty } from './workers.entities'
import {
  changeDuties,
  changeWorker,
  endDuties,
  findDutiesOf,
  findTeam,
  findWarned,
  findWorker,
  findWorkers,
} from './workers.queries'
import { checksRule } from './workers.rules'
import { drawWorkerRow, drawWorkerView } from './workers.views'

type Contract = typeof classWorkersDesk
type Input = BodyOf<Contract['addWorker']>['worker']

export async function list(db: Db, actor: StaffActor, cursor: string | undefined, now: Date) {
  const { warnDays } = await ruleAt(db, checksRule, now)
  const today = shanghaiDay(now)
  const warnFrom = addDays(today, warnDays)
  const page = toPage(await findWorkers(db, actor.grants, cursor), ({ id }) => [id])
  const warned = cursor === undefined ? await findWarned(db, actor.grants, warnFrom) : []
  const draw = (worker: CareWorker) => drawWorkerRow(worker, today, warnFrom)
  return { ...page, items: page.items.map(draw), warned: warned.map(draw), unions: unionsOf(actor) }
}

/** A worker of a union in reach; any other is as absent as one that never was. */
async function loadWorker(db: Db, actor: StaffActor, id: string): Promise<CareWorker> {
  const worker = await findWorker(db, id)
  if (!worker || !reaches(actor.grants, worker.organisation!.path)) throw new AppError('classes.worker_not_found')
  return worker
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<WorkerView> {
  const worker = await loadWorker(db, actor, id)
  const { warnDays } = await ruleAt(db, checksRule, now)
  const today = shanghaiDay(now)
  return drawWorkerView(drawWorkerRow(worker, today, addDays(today, warnDays)), worker, {
    duties: await findDutiesOf(db, id),
    teachers: await findTeachers(db, worker.organisation!),
  })
}

/** Accounts with the teacher's role at a union or above it. */
async function findTeachers(db: Db, { path }: Organisation) {
  const along = await findHoldersAlong(db, 'teacher', path)
  return findPersons(
    db,
    along.flatMap(({ personIds }) => personIds),
  )
}

/** The columns of what was written down; an account is a teacher's of this name. */
async function readInput(db: Db, union: Organisation, { name, phone, duty, personId }: Input) {
  const account = personId === null ? null : (await findTeachers(db, union)).find(({ id }) => id === personId)
  const isTheirs = account === null || account?.name === null || account?.name === name
  if (!isTheirs) throw new AppError('organisations.person_not_found', undefined, 'personId')
  return { name, nameIndex: nameIndexOf(name), phone, duty, personId }
}

const unchecked = { checkedOn: null, isClear: null, validUntil: null, checkedBy: null }

/** Under another name, or with somebody else's account, a check would be good for whom it was not made. */
const isSomebodyElse = (before: CareWorker, { name, personId }: Input): boolean =>
  name !== before.name || (before.personId !== null && personId !== null && personId !== before.personId)

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, worker }: BodyOf<Contract['addWorker']>,
  now: Date,
): Promise<WorkerView> {
  const union = await loadUnion(db, actor, organisationId)
  const id = newId()
  const columns = await readInput(db, union, worker)
  await db.insert(CareWorker, {
    id,
    organisationId,
    version: 1,
    ...columns,
    ...unchecked,
    endedAt: null,
    createdAt: now,
  })
  return get(db, actor, id, now)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, worker: written }: BodyOf<Contract['editWorker']>,
  now: Date,
): Promise<WorkerView> {
  const worker = await loadWorker(db, actor, id)
  const columns = await readInput(db, worker.organisation!, written)
  await change(db, worker, version, isSomebodyElse(worker, written) ? { ...columns, ...unchecked } : columns)
  await changeDuties(db, id, written.duty)
  return get(db, actor, id, now)
}

/** A check that found something keeps from children at once, and not from the next class on. */
export async function recordCheck(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, checkedOn, isClear }: BodyOf<Contract['recordCheck']>,
  now: Date,
): Promise<WorkerView> {
  if (checkedOn > shanghaiDay(now)) throw new AppError('classes.check_day_invalid', undefined, 'checkedOn')
  const worker = await loadWorker(db, actor, id)
  const { validDays } = await ruleAt(db, checksRule, now)
  const validUntil = addDays(checkedOn, validDays)
  await change(db, worker, version, { checkedOn, isClear, validUntil, checkedBy: actor.personId })
  if (!isClear) await endDuties(db, { workerId: id }, now)
  return get(db, actor, id, now)
}

export async function end(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['endWorker']>,
  now: Date,
): Promise<WorkerView> {
  await change(db, await loadWorker(db, actor, id), version, { endedAt: now })
  await endDuties(db, { workerId: id }, now)
  return get(db, actor, id, now)
}

async function change(db: Db, worker: CareWorker, version: number, to: Partial<CareWorker>): Promise<void> {
  if (worker.endedAt) throw new AppError('classes.worker_gone')
  if (worker.version !== version) throw new AppError('classes.plan_changed', { version: worker.version })
  if (!(await changeWorker(db, worker, to))) throw new AppError('classes.plan_changed')
}

interface Pair {
  classId: string
  workerId: string
}

/** Nobody comes to children without a record check that is good for the whole of the class. */
export async function assign(
  db: Db,
  actor: StaffActor,
  { classId, workerId }: Pair,
  now: Date,
): Promise<DeskClassView> {
  // A check that is being recorded is waited for, and seen.
  await lockPools(db, CareWorker, [workerId])
  const row = await plans.loadClass(db, actor, classId)
  const worker = await loadWorker(db, actor, workerId)
  if (row.state !== 'draft' && row.state !== 'published') throw new AppError('classes.class_over')
  if (worker.endedAt || worker.organisationId !== row.organisationId) throw new AppError('classes.worker_not_found')
  const problem = checkProblem(worker, row.content.sessions.to)
  if (problem) throw new AppError('classes.check_invalid', { problem })
  const isThere = (await findTeam(db, classId)).some(({ id }) => id === workerId)
  if (!isThere) await insertDuty(db, { classId, workerId }, worker, actor, now)
  return plans.get(db, actor, classId, now)
}

const insertDuty = (db: Db, pair: Pair, { duty }: CareWorker, { personId }: StaffActor, now: Date) =>
  db.insert(ClassDuty, {
    ...pair,
    ...{ id: newId(), duty, liveKey: `${pair.classId} ${pair.workerId}`, assignedBy: personId },
    ...{ createdAt: now, endedAt: null },
  })

export async function unassign(db: Db, actor: StaffActor, pair: Pair, now: Date): Promise<DeskClassView> {
  await plans.loadClass(db, actor, pair.classId)
  await loadWorker(db, actor, pair.workerId)
  await endDuties(db, pair, now)
  return plans.get(db, actor, pair.classId, now)
}
