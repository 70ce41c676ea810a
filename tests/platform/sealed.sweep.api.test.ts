import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { readServerConfig } from '../../config/server'
import { CourseClass, Guardianship } from '../../server/classes'
import { Organisation } from '../../server/organisations'
import { systemClock } from '../../server/platform/clock'
import type { Database } from '../../server/platform/db'
import { createLog } from '../../server/platform/log'
import { newId } from '../../server/platform/random'
import { addApplicant } from '../../server/seeds/applicants'
import { addPlace, addRefund } from '../../server/seeds/classAfter'
import { type RunningServer, startServer } from '../../server/start'
import type { CastName } from '../../shared/demo/contract'
import { shanghaiDay } from '../../shared/http/time'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { addOwnChild, newChildNumber } from '../support/children'
import { accidentInput, accidentPapers, addPapers, agree, edit, proveMe, submit } from '../support/claiming'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { send } from '../support/papers'
import { consent, submitted } from '../support/people'
import { type Caller, createCaller } from '../support/server'

/** Every byte of every file under a folder, as text. */
const readAll = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
    .join('\n')

/** Every row of every table as the database gives it, which is what a dump holds. */
async function dump({ source }: Database): Promise<string> {
  const rows: string[] = []
  for (const { tableName } of source.entityMetadatas) {
    rows.push(tableName, JSON.stringify(await source.query(`SELECT * FROM ${tableName}`)))
  }
  return rows.join('\n')
}

const sinkInto = (lines: string[]): Writable =>
  new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })

/** Which of many secrets a long text holds: it is read once per first four characters, of which there are few. */
function findAny(secrets: readonly string[], text: string): string[] {
  const byStart = new Map<string, string[]>()
  for (const secret of secrets) {
    const start = secret.slice(0, 4)
    byStart.set(start, [...(byStart.get(start) ?? []), secret])
  }
  const found: string[] = []
  for (const [start, group] of byStart) {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      found.push(...group.filter((secret) => text.startsWith(secret, at)))
    }
  }
  return found
}

/** What must not be found of one person. */
interface Values {
  phone: string
  name: string
  documentNumber: string
  workplace: string
  remark: string
}

const characters = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'
const valuesOf = (at: number): Values & { document: string } => {
  const document = `110106${1960 + Math.floor(at / 500)}0${(at % 9) + 1}${String((at % 20) + 10)}${String(at % 1000).padStart(3, '0')}`
  const own = `${characters[at % 20]}${characters[Math.floor(at / 20) % 20]}${characters[Math.floor(at / 400)]}`
  return {
    document,
    documentNumber: document + citizenCheckCharacter(document),
    phone: `137${String(20_000_000 + at)}`,
    name: `慕容${own}`,
    workplace: `演示单位${own}站`,
    remark: `演示缘由${own}`,
  }
}

onEveryDatabase('At rest', (make) => {
  const seeded = 1_000
  const acting = 20
  let target: TestDatabase
  let server: RunningServer
  const secrets: string[] = []
  const lines: string[] = []
  beforeAll(async () => {
    target = await make()
    const env = { NODE_ENV: 'test', PORT: '0', RATE_LIMITS: 'off', SHUTDOWN_SECONDS: '1', ...target.env }
    const config = readServerConfig(env)
    server = await startServer(config, { webRoot: null, jobs: false, log: createLog('debug', sinkInto(lines)) })
  })
  let isClosed = false
  const close = async () => {
    if (!isClosed) await server.close()
    isClosed = true
  }
  afterAll(async () => {
    await close()
    await target.drop()
  })

  const callerOf = async (as: CastName) => {
    const anonymous = createCaller(server.url, null)
    return createCaller(server.url, (await anonymous.demo.signIn({ body: { as } })).token)
  }

  /** Somebody who does over HTTP what leaves answers, drafts, messages, steps and corrections behind. */
  async function act(at: number, reviewer: Caller, assessor: Caller): Promise<string[]> {
    const { phone, name, documentNumber, workplace, remark } = valuesOf(seeded + at)
    const { demoCode } = await reviewer.identity.requestSmsCode({ body: { phone } })
    const { token } = await createCaller(server.url, null).identity.signInBySms({ body: { phone, code: demoCode! } })
    const person = createCaller(server.url, token)
    await consent(person)
    const { id, version } = await submitted(person, { name, documentNumber, workplace })
    const params = { applicationId: id }
    await reviewer.membershipDesk.revealApplicant({ params })
    const body =
      at % 2 === 0
        ? { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
        : { decision: 'refuse' as const, version, reason: remark }
    await reviewer.membershipDesk.decideApplication({ params, body })
    await person.privacy.downloadData()
    if (at % 2 === 0)
      await person.privacy.fileCorrection({ body: { field: 'name', value: `${name}更`, reason: remark } })
    const told = at % 2 === 0 ? await claim(at, person, assessor) : await raise(at, person)
    return [phone, name, documentNumber, workplace, remark, token, ...told]
  }

  /** What a claim, one for somebody else, and staff's words to it leave behind. */
  async function claim(at: number, person: Caller, assessor: Caller): Promise<string[]> {
    const own = valuesOf(seeded + at)
    const dead = valuesOf(seeded + acting + at)
    const account = `62220202${String(10_000_000 + at)}`
    const [story, note, file] = [`右侧胫骨骨折${own.remark}`, `诊断与病历相符${own.remark}`, `病历${own.remark}.jpg`]
    await agree(person)
    const coverId = (await person.insurance.listCovers()).items[0]!.id
    const draft = await person.claims.draftClaim({ body: { role: 'self', coverId } })
    const payee = { holder: own.name, bank: '中国工商银行', number: account }
    const { facts, ...usual } = accidentInput(coverId)
    const today = shanghaiDay(new Date())
    const happened = { ...facts!, eventOn: today, stays: [{ from: today, to: today }] }
    const input = { ...usual, facts: happened, story, payee }
    const written = await edit(person, draft, input)
    await send(person, draft.id, { name: file, content: Buffer.from(file) })
    await addPapers({ database: server.database, clock: systemClock }, draft.id, ...accidentPapers)
    const { version } = await submit(person, written)
    const params = { claimId: draft.id }
    await assessor.claimsDesk.getClaimCase({ params })
    const refusal = { decision: 'refuse' as const, version, reason: 'excludedCause' as const, note }
    await assessor.claimsDesk.decideClaim({ params, body: refusal })
    const insured = { name: dead.name, documentKind: 'residentId' as const, documentNumber: dead.documentNumber }
    await person.claims.draftClaim({ body: { role: 'heir', insured } })
    return [account, story, note, file, dead.name, dead.documentNumber]
  }

  /** What a child leaves behind: what is told of it, whom teachers call, and who collects it. */
  async function raise(at: number, person: Caller): Promise<string[]> {
    const own = valuesOf(seeded + 2 * acting + at)
    const number = newChildNumber()
    const [name, allergy, condition] = [`${own.name}宝`, `花生酱${own.remark}`, `热性惊厥${own.remark}`]
    const { id: childId, version } = await addOwnChild(person, { name, documentNumber: number })
    const contact = { name: `${own.name}姨`, phone: `136${String(20_000_000 + at)}`, relation: '姨妈' }
    const collector = { name: `${own.name}奶`, phone: `135${String(20_000_000 + at)}`, relation: '奶奶' }
    const health = { allergies: [allergy], conditions: condition, medicines: null, diet: null }
    const change = { version, entryYear: 2025, health, contacts: [contact] }
    await person.children.editChild({ params: { childId }, body: change })
    // Staff have confirmed it meanwhile.
    await server.database.transaction((db) => db.update(Guardianship, { id: childId }, { state: 'confirmed' }))
    await person.children.addCollector({ params: { childId }, body: collector })
    const account = await takeBack(at, person)
    await person.privacy.downloadData()
    const told = [name, number, allergy, condition, contact.name, contact.phone, collector.name, collector.phone]
    return [...told, account]
  }

  /** What a refund leaves behind: the account it goes to. */
  async function takeBack(at: number, person: Caller): Promise<string> {
    const { id: personId } = await person.identity.getMe()
    const { id: organisationId } = await server.database.reader.findOneByOrFail(Organisation, {
      acceptsApplications: true,
    })
    const [of] = await server.database.reader.find(CourseClass, { take: 1 })
    const { id: refundId, version } = await server.database.transaction(async (db) => {
      const classId = of!.id
      const placeId = await addPlace(db, personId, { childId: newId(), classId }, new Date())
      return addRefund(db, { personId, organisationId, placeId, classId, state: 'approved' }, new Date())
    })
    await agree(person)
    await proveMe(person)
    const number = `62170018${String(10_000_000 + at)}`
    const payee = { holder: valuesOf(seeded + at).name, bank: '中国建设银行', number }
    await person.classRefunds.giveRefundAccount({ params: { refundId }, body: { version, payee } })
    return number
  }

  it('nothing of a thousand persons stands in clear: in tables, stored answers, inbox, files or the log', async () => {
    const now = new Date()
    const organisation = await server.database.reader.findOneByOrFail(Organisation, { acceptsApplications: true })
    const people = Array.from({ length: seeded }, (_, at) => valuesOf(at))
    for (let from = 0; from < seeded; from += 100) {
      await server.database.transaction(async (db) => {
        for (const person of people.slice(from, from + 100)) {
          await addApplicant(db, { ...person, organisationId: organisation.id }, now)
        }
      })
    }
    for (const { phone, name, documentNumber, workplace, remark } of people) {
      secrets.push(phone, name, documentNumber, workplace, remark)
    }
    const reviewer = await callerOf('reviewer')
    const assessor = await callerOf('assessor')
    for (let at = 0; at < acting; at++) secrets.push(...(await act(at, reviewer, assessor)))
    // A value that cannot be stored, and one that is not found, go through the log's hands as well.
    await reviewer.desk.listWorkItems({ query: { q: people[0]!.name } })
    expect(new Set(secrets).size).toBe(secrets.length)

    const tables = await dump(server.database)
    await close()
    const files = readAll(target.env.DATA_DIR!)
    expect(tables).toContain('applications')
    if (target.kind === 'embedded') expect(files).toContain('applications')
    for (const text of [tables, files, lines.join('')]) expect(findAny(secrets, text)).toEqual([])
    expect(findAny(secrets, `x${secrets[7]}x`)).toEqual([secrets[7]])
    expect(lines.length).toBeGreaterThan(0)
  })
})

describe('The log', () => {
  it('says neither what is secret by its key, nor what a failed query carried', () => {
    const lines: string[] = []
    const log = createLog('info', sinkInto(lines))
    const failure = Object.assign(new Error("Duplicate entry '13800008000'"), {
      query: 'INSERT',
      parameters: ['13800008000'],
    })
    log.error({ err: failure, phone: '13800008000', request: { body: '13800008000', token: '13800008000' } }, 'failed')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('13800008000')
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: pino.levels.values.error, msg: 'failed' })
  })
})
