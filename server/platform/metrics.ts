import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Server } from './mount'

/** What this process counts; figures read from the database are added when somebody asks. */
const counted = new Registry()

export const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to the answer, by operation and status.',
  labelNames: ['operation', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10],
  registers: [counted],
})

export const transactionRetries = new Counter({
  name: 'database_transaction_retries_total',
  help: 'Transactions that were run again: deadlocks, conflicts, lost hosts.',
  registers: [counted],
})

export const rushBatchCalls = new Histogram({
  name: 'rush_batch_calls',
  help: 'Calls at hot pools that were decided in one transaction.',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  registers: [counted],
})

export const rushWaitSeconds = new Histogram({
  name: 'rush_wait_seconds',
  help: 'How long a call at a hot pool waited for its batch to begin.',
  buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [counted],
})

export const rushCommitSeconds = new Histogram({
  name: 'rush_commit_seconds',
  help: 'From the beginning of a batch to its commit, runs again included.',
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
  registers: [counted],
})

export const jobFailures = new Counter({
  name: 'job_failures_total',
  help: 'Runs of a job that ended in an error.',
  labelNames: ['job'],
  registers: [counted],
})

/** A figure that is read when somebody asks, as how many messages wait; by label where it is several. */
export interface GaugeKind {
  name: string
  help: string
  label?: string
  read(server: Server): Promise<number | Record<string, number>>
}

const gauges = new Map<string, GaugeKind>()

/** Adds a figure to `/metrics`: features do so in their `registerHooks()`. */
export function registerGauge(kind: GaugeKind): void {
  gauges.set(kind.name, kind)
}

let isCollecting = false

/** Starts what the process measures of itself: event loop, memory, collections of garbage. */
export function measureProcess(): void {
  if (isCollecting) return
  isCollecting = true
  collectDefaultMetrics({ register: counted })
}

/** Everything in the text format of Prometheus; a figure that cannot be read now is left out. */
export async function writeMetrics(server: Server): Promise<string> {
  const read = new Registry()
  await Promise.all([...gauges.values()].map((kind) => readGauge(read, kind, server)))
  return `${await counted.metrics()}\n${await read.metrics()}`
}

async function readGauge(registry: Registry, { name, help, label, read }: GaugeKind, server: Server): Promise<void> {
  const value = await read(server).catch(() => null)
  if (value === null) return
  const gauge = new Gauge({ name, help, labelNames: label === undefined ? [] : [label], registers: [registry] })
  if (typeof value === 'number') gauge.set(value)
  else for (const [of, count] of Object.entries(value)) gauge.set({ [label ?? 'of']: of }, count)
}
