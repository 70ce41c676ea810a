import { randomBytes, randomUUID } from 'node:crypto'
import mysql from 'mysql2/promise'
import { ConfigProblems, readServerConfig } from '../../config/server'
import { requireFit } from '../../server/start'
import { onMariadb } from '../support/databases'

const key = () => randomBytes(32).toString('base64')

async function problemsOf(env: Record<string, string>): Promise<string> {
  const error = await requireFit(() => readServerConfig(env)).then(
    () => null,
    (refusal: unknown) => refusal,
  )
  if (error === null) return ''
  if (!(error instanceof ConfigProblems)) throw error
  return error.problems.join('\n')
}

onMariadb('A start in production', () => {
  const server = process.env.TEST_MARIADB!
  const name = `t_${randomUUID().slice(0, 8)}`
  const env = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://union.example',
    WECHAT_APPID: 'wx1',
    WECHAT_SECRET: 'secret',
    DATABASE_URL: `${server}/${name}`,
    SEAL_KEYS: `a:${key()}`,
    INDEX_KEY: key(),
    AUDIT_KEY: key(),
    CARD_KEY: key(),
  }
  const run = async (sql: string) => {
    const connection = await mysql.createConnection(server)
    await connection.query(sql)
    await connection.end()
  }
  beforeAll(() => run(`CREATE DATABASE ${name} CHARACTER SET latin1`))
  afterAll(() => run(`DROP DATABASE ${name}`))

  it('is told of everything in one go: open doors, weak keys, missing templates, and a database without Chinese', async () => {
    const problems = await problemsOf({ ...env, DEMO: '1', INDEX_KEY: 'a'.repeat(64), SMS_PROVIDER: 'tencent' })
    for (const said of ['DEMO=1', 'INDEX_KEY', 'SMS_SECRET_KEY', 'SMS_TEMPLATES lacks', 'latin1', 'utf8mb4']) {
      expect(problems).toContain(said)
    }
  })

  it('is told that nobody answers where the database should be, without the password', async () => {
    const DATABASE_URL = 'mysql://union:hunter2@127.0.0.1:1/union'
    const problems = await problemsOf({ ...env, DATABASE_URL, CARD_KEY: 'weak' })
    expect(problems).toContain('CARD_KEY')
    expect(problems).toContain('ECONNREFUSED')
    expect(problems).not.toContain('hunter2')
  })

  it('is let on where nothing is wrong with the configuration; opening the database says the rest', async () => {
    expect(await problemsOf(env)).toBe('')
  })
})
