import { randomUUID } from 'node:crypto'
import { IsNull, type UpdateResult } from 'typeorm'
import { type Database, isDuplicate } from './db'
import { Job } from './entities'
import { jobFailures } from './metrics'
import type { Ports } from './ports'

export interface JobCall {
  database: Database
  ports: Ports
  now: Date
  /** Whether the process is to end: a long run stops at the next safe place. */
  isStopping: () => boolean
}

/** What the worker does again and again: each run opens its own short transactions, and may be killed anywhere. */
export interface JobKind {
  /** `feature.what_it_does`. */
  name: string
  everySeconds: number
  /** Runs in every process at once: what it works on has leases of its own, and a killed one holds nobody up. */
  isShared?: true
  run(call: JobCall): Promise<void>
}

const registered = new Map<string, JobKind>()

export function registerJob(kind: JobKind): void {
  registered.set(kind.name, kind)
}

const lookEveryMs = 1_000
/** A worker that was killed holds its job for this long at most. */
const leaseMs = 60_000

/** Runs what is due now, each job in one process at a time; a job that fails is logged and comes round again. */
export async function runDueJobs(
  database: Database,
  ports: Ports,
  isStopping: () => boolean = () => false,
): Promise<void> {
  for (const kind of [...registered.values()].filter(({ isShared }) => !isShared)) {
    const now = ports.clock.now()
    const holder = randomUUID()
    if (!(await takeJob(database, kind, holder, now))) continue
    await runTaken({ database, ports, now, isStopping }, kind, holder)
  }
}

/** Runs one job at once, whenever it is due. */
export async function runJob(database: Database, ports: Ports, name: string): Promise<void> {
  const kind = registered.get(name)
  if (!kind) throw new Error(`no job ${name}`)
  await kind.run({ database, ports, now: ports.clock.now(), isStopping: () => false })
}

async function runTaken(call: JobCall, kind: JobKind, holder: string): Promise<void> {
  const { database, ports, now } = call
  const renewal = setInterval(() => {
    renewLease(database, kind.name, holder, ports.clock.now()).catch((error: unknown) =>
      ports.log.warn({ err: error, job: kind.name }, 'lease not renewed'),
    )
  }, leaseMs / 3)
  try {
    await kind.run(call)
  } catch (error) {
    jobFailures.inc({ job: kind.name })
    ports.log.error({ err: error, job: kind.name }, 'job failed')
  } finally {
    clearInterval(renewal)
  }
  const nextAt = new Date(now.getTime() + kind.everySeconds * 1000)
  await database.transaction((db) =>
    db.update(Job, { name: kind.name, holder }, { holder: null, leasedUntil: null, nextAt, lastRunAt: now }),
  )
}

/** Whether a time is still to come; one further off than we ever set was set by a clock that has been put back since. */
const isAhead = (at: Date | null, now: Date, mostMs: number): boolean =>
  at !== null && at > now && at.getTime() - now.getTime() <= mostMs

/** Whether this process is the one that runs the job now. */
async function takeJob(
  database: Database,
  { name, everySeconds }: JobKind,
  holder: string,
  now: Date,
): Promise<boolean> {
  const row = await database.reader.findOneBy(Job, { name })
  if (row && (isAhead(row.nextAt, now, everySeconds * 1000) || isAhead(row.leasedUntil, now, leaseMs))) return false
  const lease = { holder, leasedUntil: new Date(now.getTime() + leaseMs) }
  try {
    return await database.transaction(async (db) => {
      if (!row) {
        await db.insert(Job, { name, nextAt: now, lastRunAt: null, ...lease })
        return true
      }
      // As it was read: who was faster, or has it still, left another holder or another time.
      const { nextAt, holder: before, leasedUntil } = row
      const asRead = { name, nextAt, holder: before ?? IsNull(), leasedUntil: leasedUntil ?? IsNull() }
      return (await db.update(Job, asRead, lease)).affected === 1
    })
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

const renewLease = (database: Database, name: string, holder: string, now: Date): Promise<UpdateResult> =>
  database.transaction((db) => db.update(Job, { name, holder }, { leasedUntil: new Date(now.getTime() + leaseMs) }))

/** Looks every second for what is due; gives the way to stop, which waits for what runs. */
export function startWorker(database: Database, ports: Ports): () => Promise<void> {
  let isStopped = false
  const isStopping = () => isStopped
  const loops = [
    repeat(lookEveryMs, () => runDueJobs(database, ports, isStopping), ports),
    ...[...registered.values()]
      .filter(({ isShared }) => isShared)
      .map((kind) => repeat(kind.everySeconds * 1000, () => runShared({ database, ports, kind, isStopping }), ports)),
  ]
  return async () => {
    isStopped = true
    await Promise.all(loops.map((stop) => stop()))
  }
}

async function runShared(shared: Omit<JobCall, 'now'> & { kind: JobKind }): Promise<void> {
  const { kind, ...call } = shared
  try {
    await kind.run({ ...call, now: call.ports.clock.now() })
  } catch (error) {
    jobFailures.inc({ job: kind.name })
    throw error
  }
}

/** Runs `work` again and again, with a pause in between. */
function repeat(pauseMs: number, work: () => Promise<void>, { log }: Ports): () => Promise<void> {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const run = () => {
    running = work()
      .catch((error: unknown) => log.warn({ err: error }, 'the worker met the database away'))
      .finally(() => {
        if (!isStopped) timer = setTimeout(run, pauseMs)
      })
  }
  run()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
