import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Schema } from '../config/data-source'
import { ConfigProblems, type ServerConfig } from '../config/server'
import { createApp } from './app'
import { seedDemo } from './demo'
import { startWechatStandIn } from './demo/wechatStandIn'
import { type Mounted, registerHooks } from './features'
import { createSessionFinder } from './identity'
import { findSmsProblems } from './notifications'
import { findGrants } from './organisations'
import { createGate } from './platform/actor'
import { type Clock, systemClock } from './platform/clock'
import { setKeys } from './platform/crypto'
import { type Database, findDatabaseProblems, openDatabase } from './platform/db'
import { createIntake } from './platform/intake'
import { startWorker } from './platform/jobs'
import { createLog, type Log } from './platform/log'
import type { Ports } from './platform/ports'
import { type Random, systemRandom } from './platform/random'
import { createGatherer } from './platform/rush'
import { decideBatch } from './platform/rushBatch'
import { createConsoleSms, type Sms } from './platform/sms'
import { createFileStorage } from './platform/storage'
import { createTencentSms } from './platform/tencentSms'
import { createWechat } from './platform/wechat'
import { schema } from './schema'
import { seedRules } from './seeds/rules'

export interface Options {
  clock?: Clock
  random?: Random
  log?: Log
  /** Folder of the built H5; null serves the API alone. */
  webRoot?: string | null
  /** Whether jobs run by themselves; as the configuration says where this is absent. */
  jobs?: boolean
  /** What is served, and the tables it stands on; the product's own where absent. */
  features?: readonly Mounted[]
  schema?: Schema
}

export interface Foundation {
  database: Database
  ports: Ports
  close(): Promise<void>
}

export interface RunningServer {
  url: string
  port: number
  database: Database
  ports: Ports
  close(): Promise<void>
}

/** The configuration, or all that stands against a start in one error: what is wrong with it, and with what it names. */
export async function requireFit(read: () => ServerConfig): Promise<ServerConfig> {
  registerHooks()
  const problems: string[] = []
  let config: ServerConfig | null
  try {
    config = read()
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error
    problems.push(...error.problems)
    config = error.read
  }
  if (config) problems.push(...findSmsProblems(config))
  if (config && problems.length === 0) return config
  throw new ConfigProblems([...problems, ...(config ? await findDatabaseProblems(config) : [])])
}

/** Opens the database, brings it up to date, and reaches what lies outside: what the server and the worker both stand on. */
export async function openFoundation(config: ServerConfig, options: Options = {}): Promise<Foundation> {
  setKeys(config.keys)
  registerHooks()
  const log = options.log ?? createLog(config.logLevel)
  const database = await openDatabase(config, options.schema ?? schema)
  const standIn = config.wechat.apiBase === null ? await startWechatStandIn() : null
  const ports: Ports = {
    config,
    log,
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
    wechat: createWechat(
      { ...config.wechat, apiBase: config.wechat.apiBase ?? standIn!.url, timeoutMs: config.outsideTimeoutMs },
      log,
    ),
    sms: createSms(config, options.clock ?? systemClock, log),
    storage: createFileStorage(join(config.dataDir, 'files')),
  }
  await database.alone(async () => {
    await seedRules(database)
    if (config.demo) await seedDemo(database, ports)
  })
  return {
    database,
    ports,
    async close() {
      await database.close()
      await standIn?.close()
    },
  }
}

const createSms = ({ sms, outsideTimeoutMs, production }: ServerConfig, clock: Clock, log: Log): Sms =>
  sms.provider === 'tencent' ? createTencentSms(sms, outsideTimeoutMs, clock, log) : createConsoleSms(log, production)

/** The server on its foundation, listening. */
export async function startServer(config: ServerConfig, options: Options = {}): Promise<RunningServer> {
  const foundation = await openFoundation(config, options)
  const { database, ports } = foundation
  const stopWorker = (options.jobs ?? config.worker === 'inside') ? startWorker(database, ports) : async () => {}
  const gate = createGate({
    findSessions: createSessionFinder(database, ports),
    findGrants: (personIds) => findGrants(database.reader, personIds),
  })
  const intake = createIntake(config.load, () => database.distrust())
  const gatherer = createGatherer((entries) => decideBatch(database, entries))
  const app = createApp({ database, gate, intake, gatherer, ports }, webRootOf(options), options.features)
  const http = listenPatiently(app.callback(), config)
  await new Promise<void>((listening, failed) => {
    http.once('error', failed).listen({ port: config.port, backlog: connectionsWaiting }, listening)
  })
  const { port } = http.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    port,
    database,
    ports,
    async close() {
      await stopWorker()
      await new Promise<void>((closed) => {
        http.close(() => closed())
        http.closeIdleConnections()
        setTimeout(() => http.closeAllConnections(), config.shutdownSeconds * 1000).unref()
      })
      await gatherer.drain()
      await foundation.close()
    },
  }
}

/** Whoever finds this queue full tries again after whole seconds only: better let in and told to come back. */
const connectionsWaiting = 4096

/** Who brings a request slowly, or only the beginning of one, is cut off before many such hold all connections. */
function listenPatiently(handle: RequestListener, { load }: ServerConfig) {
  const requestTimeout = load.arrivalSeconds * 1000
  const headersTimeout = Math.min(requestTimeout, 10_000)
  // Longer than a proxy in front keeps its own, or it would write into a connection that is being closed.
  const keepAliveTimeout = 75_000
  return createServer({ requestTimeout, headersTimeout, keepAliveTimeout, connectionsCheckingInterval: 1_000 }, handle)
}

function webRootOf({ webRoot }: Options): string | null {
  const root = webRoot === undefined ? resolve('dist/h5') : webRoot
  return root !== null && existsSync(join(root, 'index.html')) ? root : null
}
