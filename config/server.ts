import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { type Keys, readKeys } from './keys'
import { type MessagesConfig, messagesEnvironment, readMessages } from './messages'
import { readAuthority } from './tls'

export type { Keys }

/**
 * Calls allowed per window; overridden one by one in `RATE_LIMITS`, all lifted by `RATE_LIMITS=off`. Those per minute are
 * counted in each process by itself, before any work, and are generous: a whole station shares one address.
 */
export const defaultLimits = {
  anonymousCallsPerAddressMinute: 6_000,
  callsPerPersonMinute: 600,
  commandsPerPersonMinute: 120,
  smsPerNumberMinute: 1,
  smsPerNumberHour: 5,
  smsPerNumberDay: 10,
  smsPerAddressHour: 600,
  smsPerDay: 100_000,
  signInsPerAddressHour: 3_000,
  wrongCodesPerAddressHour: 300,
  /** What an address draws from after these while a joining event is open there: a whole station shares one. */
  smsPerEventAddressHour: 3_000,
  signInsPerEventAddressHour: 12_000,
  wrongCodesPerEventAddressHour: 1_200,
  /** Addresses whose budgets one event raises; those beyond keep the usual ones. */
  addressesPerEvent: 200,
  secondFactorsPerPersonHour: 20,
  cardChecksPerPersonHour: 3_000,
  grantsPerPersonHour: 100,
  complaintsPerPersonDay: 5,
  filesPerPersonDay: 300,
  claimsPerPersonDay: 10,
  /** Claims a person has begun and neither handed in nor taken back. */
  claimDraftsPerPerson: 20,
  dayCodesPerChildDay: 5,
  teamCodesPerPersonHour: 20,
  wrongCertificatesPerAddressHour: 300,
  couponCodesPerPersonHour: 120,
  redemptionsPerPersonHour: 600,
  couponClaimsPerPersonMinute: 30,
  claimChecksPerPersonHour: 60,
}
export type Limits = typeof defaultLimits

export interface ServerConfig extends MessagesConfig {
  readonly production: boolean
  readonly demo: boolean
  readonly port: number
  readonly dataDir: string
  readonly publicUrl: string
  readonly unionName: string
  readonly database: DatabaseConfig
  readonly trustProxy: boolean
  readonly logLevel: string
  readonly wechat: { apiBase: string | null; appId: string; secret: string }
  readonly limits: Limits | null
  readonly keys: Keys
  readonly shutdownSeconds: number
  /** Where the heads of the audit log are written outside the database. */
  readonly auditAnchorDir: string
  readonly load: Load
  /** Who may read `/metrics`; without one only this machine may, and in production nobody. */
  readonly metricsToken: string | null
  /** Technical limits of sign-in and card. */
  readonly smsCode: { minutes: number; tries: number }
  readonly session: { idleDays: number; days: number }
  readonly cardQrSeconds: number
  /** How long a coupon's code is taken, and how long its clerk may take the redemption back. */
  readonly couponCodeSeconds: number
  readonly redemptionUndoSeconds: number
  /** How long an answer may be under way that was given before its attempt's time was over. */
  readonly quizGraceSeconds: number
  /** For how long what every visitor sees alike is kept. */
  readonly publicCacheSeconds: number
  /** How long a proof of the second factor counts for steps that ask for it anew. */
  readonly stepUpMinutes: number
  /** How long a role waits for the first sign-in of a phone. */
  readonly invitationDays: number
  /** How large a film of a lesson may be. */
  readonly videoMegabytes: number
  /** Whether this process also runs the jobs, or leaves them to `worker`. */
  readonly worker: 'inside' | 'apart'
}

/** How much is worked on at once, and how long anything may take. */
export interface Load {
  requestsAtOnce: number
  /** How long a request waits for its turn before it is sent away. */
  queueSeconds: number
  requestSeconds: number
  /** How long a request may take to arrive. */
  arrivalSeconds: number
}

export type DatabaseConfig =
  | { kind: 'embedded' }
  | {
      kind: 'server'
      user: string
      password: string
      name: string
      hosts: { host: string; port: number }[]
      poolSize: number
      /** Certificate of who vouches for the hosts; null where they are reached without TLS. */
      authority: string | null
    }

export class ConfigProblems extends Error {
  /** `read` is what could be read all the same, for whoever looks for further problems. */
  constructor(
    readonly problems: string[],
    readonly read: ServerConfig | null = null,
  ) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigProblems'
  }
}

const flag = z.optional(z.enum(['0', '1']))
const whole = (min: number, max: number) =>
  z.optional(
    z.string().check(
      z.regex(/^\d{1,9}$/),
      z.refine((value) => Number(value) >= min && Number(value) <= max),
    ),
  )

const environment = z.object({
  NODE_ENV: z.optional(z.enum(['development', 'test', 'production'])),
  PORT: whole(0, 65_535),
  DATA_DIR: z.optional(z.string()),
  DEMO: flag,
  PUBLIC_URL: z.optional(z.url()),
  UNION_NAME: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  DATABASE_URL: z.optional(z.string()),
  DATABASE_TLS_CA: z.optional(z.string()),
  // One connection holds the lock while another migrates.
  DATABASE_POOL: whole(2, 500),
  TRUST_PROXY: flag,
  LOG_LEVEL: z.optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  WECHAT_API_BASE: z.optional(z.url()),
  WECHAT_APPID: z.optional(z.string()),
  WECHAT_SECRET: z.optional(z.string()),
  ...messagesEnvironment,
  RATE_LIMITS: z.optional(z.string()),
  SEAL_KEYS: z.optional(z.string()),
  INDEX_KEY: z.optional(z.string()),
  AUDIT_KEY: z.optional(z.string()),
  CARD_KEY: z.optional(z.string()),
  SHUTDOWN_SECONDS: whole(1, 300),
  AUDIT_ANCHOR_DIR: z.optional(z.string()),
  REQUESTS_AT_ONCE: whole(1, 10_000),
  QUEUE_SECONDS: whole(1, 60),
  REQUEST_SECONDS: whole(1, 120),
  ARRIVAL_SECONDS: whole(1, 300),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(24))),
  SMS_CODE_MINUTES: whole(1, 60),
  SMS_CODE_TRIES: whole(1, 20),
  SESSION_IDLE_DAYS: whole(1, 90),
  SESSION_DAYS: whole(1, 365),
  CARD_QR_SECONDS: whole(10, 60),
  COUPON_CODE_SECONDS: whole(30, 600),
  REDEMPTION_UNDO_SECONDS: whole(10, 600),
  QUIZ_GRACE_SECONDS: whole(0, 60),
  PUBLIC_CACHE_SECONDS: whole(0, 60),
  STEP_UP_MINUTES: whole(1, 60),
  INVITATION_DAYS: whole(1, 365),
  VIDEO_MEGABYTES: whole(1, 1_900),
  WORKER: z.optional(z.enum(['inside', 'apart'])),
})
type Environment = z.output<typeof environment>

/** Reads the environment once; every problem is named in one error, so that one start finds them all. */
export function readServerConfig(env: Record<string, string | undefined>): ServerConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const problems: string[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} is not valid`)
  // Whatever did parse is still looked at, so that the second kind of problem does not hide behind the first.
  const vars = (parsed.success ? parsed.data : given) as Environment

  const production = vars.NODE_ENV === 'production'
  const demo = vars.DEMO === undefined ? !production : vars.DEMO === '1'
  if (production && demo) problems.push('DEMO=1 opens every door: it cannot run with NODE_ENV=production')

  const config: ServerConfig = {
    production,
    demo,
    port: Number(vars.PORT ?? 3000),
    dataDir: resolve(vars.DATA_DIR ?? '.data'),
    publicUrl: (vars.PUBLIC_URL ?? `http://localhost:${vars.PORT ?? 3000}`).replace(/\/+$/, ''),
    unionName: vars.UNION_NAME ?? '市总工会',
    database: readDatabase(vars, problems),
    trustProxy: vars.TRUST_PROXY === '1',
    logLevel: vars.LOG_LEVEL ?? 'info',
    wechat: readWechat(vars, demo, problems),
    ...readMessages(vars, problems),
    limits: readLimits(vars.RATE_LIMITS, problems),
    keys: readKeys(vars, demo, problems),
    auditAnchorDir: resolve(vars.AUDIT_ANCHOR_DIR ?? `${vars.DATA_DIR ?? '.data'}/anchors`),
    shutdownSeconds: Number(vars.SHUTDOWN_SECONDS ?? 10),
    load: readLoad(vars),
    metricsToken: vars.METRICS_TOKEN ?? null,
    smsCode: { minutes: Number(vars.SMS_CODE_MINUTES ?? 5), tries: Number(vars.SMS_CODE_TRIES ?? 5) },
    session: { idleDays: Number(vars.SESSION_IDLE_DAYS ?? 7), days: Number(vars.SESSION_DAYS ?? 30) },
    cardQrSeconds: Number(vars.CARD_QR_SECONDS ?? 60),
    couponCodeSeconds: Number(vars.COUPON_CODE_SECONDS ?? 120),
    redemptionUndoSeconds: Number(vars.REDEMPTION_UNDO_SECONDS ?? 60),
    quizGraceSeconds: Number(vars.QUIZ_GRACE_SECONDS ?? 5),
    publicCacheSeconds: Number(vars.PUBLIC_CACHE_SECONDS ?? 5),
    stepUpMinutes: Number(vars.STEP_UP_MINUTES ?? 5),
    invitationDays: Number(vars.INVITATION_DAYS ?? 30),
    videoMegabytes: Number(vars.VIDEO_MEGABYTES ?? 200),
    worker: vars.WORKER ?? 'inside',
  }
  if (config.worker === 'apart' && config.database.kind === 'embedded') {
    problems.push('WORKER=apart needs a database server: the embedded database belongs to one process')
  }
  if (production && vars.PUBLIC_URL === undefined) problems.push('PUBLIC_URL is missing: QR codes and links need it')
  if (problems.length > 0) throw new ConfigProblems([...new Set(problems)], config)
  return deepFreeze(config)
}

const readLoad = (vars: Environment): Load => ({
  requestsAtOnce: Number(vars.REQUESTS_AT_ONCE ?? 256),
  queueSeconds: Number(vars.QUEUE_SECONDS ?? 1),
  requestSeconds: Number(vars.REQUEST_SECONDS ?? 10),
  arrivalSeconds: Number(vars.ARRIVAL_SECONDS ?? 30),
})

function readDatabase(vars: Environment, problems: string[]): DatabaseConfig {
  if (vars.DATABASE_URL === undefined) return { kind: 'embedded' }
  const match = /^(?:mysql|mariadb):\/\/([^:@/]+)(?::([^@/]*))?@([^/?]+)\/([A-Za-z0-9_$-]+)$/.exec(vars.DATABASE_URL)
  const hosts = (match?.[3] ?? '').split(',').map((part) => {
    const [host, port = '3306'] = part.split(':')
    return { host: host ?? '', port: Number(port) }
  })
  if (!match || hosts.some(({ host, port }) => host === '' || !Number.isInteger(port) || port < 1 || port > 65_535)) {
    problems.push('DATABASE_URL must read mysql://user:password@host:port/name, further hosts after a comma')
    return { kind: 'embedded' }
  }
  return {
    kind: 'server',
    user: decodeURIComponent(match[1]!),
    password: decodeURIComponent(match[2] ?? ''),
    name: match[4]!,
    hosts,
    poolSize: Number(vars.DATABASE_POOL ?? 16),
    authority: readAuthority(vars.DATABASE_TLS_CA, problems),
  }
}

function readWechat(vars: Environment, demo: boolean, problems: string[]): ServerConfig['wechat'] {
  if (!demo && !vars.WECHAT_APPID) problems.push('WECHAT_APPID is missing')
  if (!demo && !vars.WECHAT_SECRET) problems.push('WECHAT_SECRET is missing')
  return {
    // In demo mode without an address, the server starts the stand-in of `server/demo` and calls that.
    apiBase: vars.WECHAT_API_BASE?.replace(/\/+$/, '') ?? (demo ? null : 'https://api.weixin.qq.com'),
    appId: vars.WECHAT_APPID ?? 'demo',
    secret: vars.WECHAT_SECRET ?? 'demo',
  }
}

function readLimits(given: string | undefined, problems: string[]): Limits | null {
  if (given === undefined || ['on', '1', 'true'].includes(given)) return { ...defaultLimits }
  if (['off', '0', 'false'].includes(given)) return null
  const limits = { ...defaultLimits }
  for (const pair of given.split(',')) {
    const [name, count] = pair.split('=').map((part) => part.trim())
    if (name !== undefined && name in limits && /^\d{1,9}$/.test(count ?? '')) {
      limits[name as keyof Limits] = Number(count)
    } else {
      problems.push(`RATE_LIMITS: "${pair}" is none of on, off, ${Object.keys(limits).join('=N, ')}=N`)
    }
  }
  return limits
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Buffer.isBuffer(value)) {
    for (const part of Object.values(value)) deepFreeze(part)
    Object.freeze(value)
  }
  return value
}
