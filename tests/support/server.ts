import { randomUUID } from 'node:crypto'
import { readServerConfig } from '../../config/server'
import type { Database } from '../../server/platform/db'
import { runJob } from '../../server/platform/jobs'
import type { Ports } from '../../server/platform/ports'
import { type Options, startServer } from '../../server/start'
import { api } from '../../shared/api'
import type { CastName } from '../../shared/demo/contract'
import { ApiError, type ApiRequest, createClient } from '../../shared/http/client'
import type { ErrorCode } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import { insuranceClaimsDesk } from '../../shared/insurance/claims.desk.contract'
import { insuranceFigures } from '../../shared/insurance/figures.contract'
import { insurancePapers } from '../../shared/insurance/papers.contract'
import { learningBankDesk } from '../../shared/learning/bank.desk.contract'
import { learningContests } from '../../shared/learning/contests.contract'
import { learningContestsDesk } from '../../shared/learning/contests.desk.contract'
import { learningCourses } from '../../shared/learning/courses.contract'
import { learningCoursesDesk } from '../../shared/learning/courses.desk.contract'
import { learningJudging } from '../../shared/learning/judging.contract'
import { learningPapersDesk } from '../../shared/learning/papers.desk.contract'
import { membershipBulk } from '../../shared/membership/bulk.contract'
import { membershipEvents } from '../../shared/membership/events.contract'
import { membershipFigures } from '../../shared/membership/figures.contract'
import { membersDesk } from '../../shared/membership/members.contract'
import { membershipReleases } from '../../shared/membership/releases.contract'
import { membershipReleasesDesk } from '../../shared/membership/releases.desk.contract'
import { membershipRosters } from '../../shared/membership/rosters.contract'
import { membershipStanding } from '../../shared/membership/standing.contract'
import { payments } from '../../shared/payments/contract'
import { TestClock } from './clock'
import type { Make, TestDatabase } from './databases'
import { fillFromTemplate } from './template'

/** Typed clients of every contract, as one caller. */
export type Caller = ReturnType<typeof createCaller>

export interface TestServer {
  url: string
  database: Database
  ports: Ports
  clock: TestClock
  anonymous: Caller
  /** Signs in as one of the cast. */
  as(name: CastName): Promise<Caller>
  withToken(token: string): Caller
  /** Runs a job of the worker's at once; in tests none runs by itself. */
  runJob(name: string): Promise<void>
  close(): Promise<void>
}

/** A server for the tests of a `describe`, on a database of their own; filled in before the first one runs. */
export function useServer(make: Make, env: Record<string, string> = {}): TestServer & { testDatabase: TestDatabase } {
  const held = {} as TestServer & { testDatabase: TestDatabase }
  beforeAll(async () => {
    held.testDatabase = await make(makesOtherData(env) ? undefined : 'started')
    Object.assign(held, await startTestServer(held.testDatabase, env))
  })
  afterAll(async () => {
    await held.close()
    await held.testDatabase.drop()
  })
  return held
}

/** A machine busy with other tests is no overload. */
export const patient = { QUEUE_SECONDS: '30', REQUEST_SECONDS: '60' }

/** The real server on a free port, in demo mode, over HTTP. */
export async function startTestServer(
  database: TestDatabase,
  env: Record<string, string> = {},
  clock = new TestClock(),
  webRoot: string | null = null,
  more: Pick<Options, 'features' | 'schema'> = {},
): Promise<TestServer> {
  const settings = {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    PUBLIC_CACHE_SECONDS: '0',
    ...patient,
    SHUTDOWN_SECONDS: '1',
  }
  const start = (env: Record<string, string>, options: Options) =>
    startServer(readServerConfig({ ...settings, ...env }), { clock, jobs: false, ...options })
  // Demo data differ by the day they are made, and by the keys they are sealed with.
  if (clock.isAtStart && !makesOtherData(env)) {
    await fillFromTemplate(database, async (template) => (await start(template.env, { webRoot: null })).close())
  }
  const server = await start({ ...database.env, ...env }, { webRoot, ...more })
  const anonymous = createCaller(server.url, null)
  return {
    url: server.url,
    database: server.database,
    ports: server.ports,
    clock,
    anonymous,
    as: async (name) => createCaller(server.url, (await anonymous.demo.signIn({ body: { as: name } })).token),
    withToken: (token) => createCaller(server.url, token),
    runJob: (name) => runJob(server.database, server.ports, name),
    close: () => server.close(),
  }
}

/** Settings that make other demo data, or none. */
const ofDemoData = /KEY|DEMO|NODE_ENV|UNION/
const makesOtherData = (env: Record<string, string>): boolean => Object.keys(env).some((name) => ofDemoData.test(name))

/** Typed clients of a server at an address, for whoever holds the token. */
export function createCaller(url: string, token: string | null) {
  const send = async ({ method, path, body, upload, headers, expectsFile }: ApiRequest) => {
    const all = { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    if (expectsFile) return fetchFile(url, path, all)
    const answer = await callRaw(url, method, path, upload ?? body, all)
    return { status: answer.status, body: answer.body }
  }
  const client = <C extends Parameters<typeof createClient>[0]>(contract: C) => createClient(contract, send, randomUUID)
  return {
    token,
    identity: client(api.identity[0]),
    organisations: client(api.organisations[0]),
    organisationsDesk: client(api.organisations[1]),
    staffDesk: client(api.organisations[2]),
    privacy: client(api.privacy[0]),
    privacyDesk: client(api.privacy[1]),
    notifications: client(api.notifications[0]),
    notificationsDesk: client(api.notifications[1]),
    desk: client(api.desk[0]),
    complaints: client(api.complaints[0]),
    complaintsDesk: client(api.complaints[1]),
    membership: client(api.membership[0]),
    membershipDesk: client(api.membership[1]),
    membershipEvents: client(membershipEvents),
    membershipBulk: client(membershipBulk),
    rosters: client(membershipRosters),
    releases: client(membershipReleases),
    releasesDesk: client(membershipReleasesDesk),
    membershipStanding: client(membershipStanding),
    membersDesk: client(membersDesk),
    figures: client(membershipFigures),
    insurance: client(api.insurance[0]),
    plansDesk: client(api.insurance[3]),
    papers: client(insurancePapers),
    claimsDesk: client(insuranceClaimsDesk),
    payouts: client(payments),
    claimFigures: client(insuranceFigures),
    claims: client(api.insurance[1]),
    classes: client(api.classes[0]),
    children: client(api.classes[1]),
    childrenDesk: client(api.classes[2]),
    classBookings: client(api.classes[3]),
    classQueue: client(api.classes[4]),
    classPlans: client(api.classes[5]),
    careWorkers: client(api.classes[6]),
    classDays: client(api.classes[7]),
    classDaysDesk: client(api.classes[8]),
    classAfter: client(api.classes[9]),
    classAfterDesk: client(api.classes[10]),
    classDraws: client(api.classes[11]),
    classDrawsDesk: client(api.classes[12]),
    classFees: client(api.classes[13]),
    classRefunds: client(api.classes[14]),
    classRefundsDesk: client(api.classes[15]),
    courses: client(learningCourses),
    coursesDesk: client(learningCoursesDesk),
    benefits: client(api.benefits[0]),
    benefitsDesk: client(api.benefits[1]),
    learning: client(api.learning[0]),
    learningBank: client(learningBankDesk),
    learningPapers: client(learningPapersDesk),
    benefitMerchants: client(api.benefits[2]),
    benefitMerchantsDesk: client(api.benefits[3]),
    benefitBars: client(api.benefits[4]),
    benefitDraws: client(api.benefits[5]),
    benefitRisk: client(api.benefits[6]),
    home: client(api.home[0]),
    audit: client(api.audit[0]),
    contests: client(learningContests),
    judging: client(learningJudging),
    contestsDesk: client(learningContestsDesk),
    demo: client(api.demo[0]),
  }
}

async function fetchFile(url: string, path: string, headers: Record<string, string>) {
  const answer = await fetch(`${url}/api${path}`, { headers })
  if (!answer.ok) return { status: answer.status, body: await answer.json() }
  const name = /filename\*=UTF-8''(\S+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
  const type = answer.headers.get('content-type')!.split(';')[0]!
  const content = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, body: { name: decodeURIComponent(name), type, content } satisfies FileAnswer }
}

export interface RawAnswer {
  status: number
  headers: Headers
  body: { error?: { code: ErrorCode; field?: string }; requestId?: string } & Record<string, unknown>
}

/** One request below `/api` as it is, for what the typed client would not send. */
export async function callRaw(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const all = new Headers(headers)
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json')
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: all,
    ...(body === undefined ? {} : { body: isSentAsIs(body) ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : {} }
}

const isSentAsIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

/** The refusal a call ends in; fails where it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('the call was not refused')
}

export async function expectRefusal(call: Promise<unknown>, code: ErrorCode): Promise<ApiError> {
  const refusal = await refusalOf(call)
  expect(refusal.code).toBe(code)
  return refusal
}
