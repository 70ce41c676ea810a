import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { createLog } from '../../server/platform/log'
import { makeEmbedded } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { startTestServer } from '../support/server'

/** Every byte of every file under a folder, as text. */
const readAll = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
    .join('\n')

describe('At rest', () => {
  it('no name, phone, number or staff remark of twenty people stands in clear, in tables, answers, inbox or files', async () => {
    const database = await makeEmbedded()
    const server = await startTestServer(database)
    const reviewer = await server.as('reviewer')
    const secrets: string[] = []
    for (let at = 0; at < 20; at++) {
      const phone = newPhone()
      const name = `慕容${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'子丑寅卯辰巳午未申酉'[at % 7]}`
      const documentNumber = newDocumentNumber()
      const reason = `演示缘由${at}`
      const person = await newPerson(server, { phone })
      const { id, version } = await submitted(person, { name, documentNumber })
      await reviewer.membershipDesk.revealApplicant({ params: { applicationId: id } })
      await reviewer.membershipDesk.decideApplication({
        params: { applicationId: id },
        body: at % 2 === 0 ? { decision: 'approve', version } : { decision: 'refuse', version, reason },
      })
      secrets.push(phone, name, documentNumber, person.token!, reason)
    }
    await server.close()
    const everything = readAll(database.env.DATA_DIR!)
    expect(everything).toContain('applications')
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
    await database.drop()
  })
})

describe('The log', () => {
  it('says neither what is secret by its key, nor what a failed query carried', () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const log = createLog('info', sink)
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
