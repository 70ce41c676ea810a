import { ConfigProblems, readServerConfig } from '../../config/server'

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 7 + seed) % 256)).toString('base64')

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://union.example',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'secret',
  DATABASE_URL: 'mysql://union:p%40ss@db1:3307,db2/union',
  SEAL_KEYS: `new:${key(1)},old:${key(2)}`,
  INDEX_KEY: key(3),
  AUDIT_KEY: key(4),
  CARD_KEY: key(5),
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readServerConfig(env)
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems
    throw error
  }
  return []
}

describe('The server configuration', () => {
  it('needs nothing for a demo', () => {
    const config = readServerConfig({})
    expect(config).toMatchObject({ demo: true, production: false, port: 3000, database: { kind: 'embedded' } })
    expect(config.limits).not.toBeNull()
  })

  it('reads a whole production, hosts for failover and keys in their order', () => {
    const config = readServerConfig(production)
    expect(config).toMatchObject({ demo: false, production: true, publicUrl: 'https://union.example' })
    expect(config.database).toMatchObject({
      user: 'union',
      password: 'p@ss',
      name: 'union',
      hosts: [
        { host: 'db1', port: 3307 },
        { host: 'db2', port: 3306 },
      ],
    })
    expect(config.keys.seal.map(({ id }) => id)).toEqual(['new', 'old'])
  })

  it('names every problem at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: '99999',
      DATABASE_URL: 'postgres://x',
      RATE_LIMITS: 'a=1',
    })
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'RATE_LIMITS',
      'PUBLIC_URL',
      'WECHAT_APPID',
      'WECHAT_SECRET',
      'SEAL_KEYS',
      'INDEX_KEY',
      'AUDIT_KEY',
      'CARD_KEY',
    ]) {
      expect(problems.join('\n')).toContain(name)
    }
  })

  it('refuses the demo, with its open doors, in production', () => {
    expect(problemsOf({ ...production, DEMO: '1' }).join()).toContain('DEMO=1')
  })

  it.each([
    ['short', Buffer.from('short').toString('base64')],
    ['all alike', Buffer.alloc(32, 7).toString('base64')],
    ['no key at all', 'not a key'],
    ['a pattern', '0123456789abcdef'.repeat(4)],
    ['counted', Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('hex')],
    ['typed', Buffer.from('correct-horse-battery-staple-32!').toString('base64')],
  ])('refuses a key that is %s', (_, weak) => {
    expect(problemsOf({ ...production, AUDIT_KEY: weak })).toEqual([expect.stringContaining('AUDIT_KEY')])
  })

  it('refuses the keys of the demo, which everybody can read, where it is no demo', () => {
    const { keys } = readServerConfig({})
    const published = keys.audit.toString('base64')
    expect(problemsOf({ ...production, AUDIT_KEY: published })).toEqual([expect.stringContaining('of the demo')])
    const ring = `a:${keys.seal[0]!.key.toString('hex')}`
    expect(problemsOf({ ...production, SEAL_KEYS: ring })).toEqual([expect.stringContaining('of the demo')])
  })

  it('refuses a ring with a broken id', () => {
    expect(problemsOf({ ...production, SEAL_KEYS: key(1) })).toEqual([expect.stringContaining('SEAL_KEYS')])
  })

  it('says nothing of the values it refuses', () => {
    const secret = 'mysql://union:hunter2@:0/'
    expect(problemsOf({ ...production, DATABASE_URL: secret, CARD_KEY: 'hunter2' }).join()).not.toContain('hunter2')
  })

  it('overrides limits one by one, or lifts them all', () => {
    expect(readServerConfig({ RATE_LIMITS: 'smsPerNumberDay=3' }).limits).toMatchObject({
      smsPerNumberDay: 3,
      smsPerNumberHour: 5,
    })
    expect(readServerConfig({ RATE_LIMITS: 'off' }).limits).toBeNull()
  })

  it('cannot be changed once it is read', () => {
    const config = readServerConfig({}) as { port: number }
    expect(() => {
      config.port = 1
    }).toThrow(TypeError)
  })

  it('names all that an SMS provider lacks, and what is wrong with the templates', () => {
    const problems = problemsOf({
      ...production,
      SMS_PROVIDER: 'tencent',
      SMS_TEMPLATES: 'membership.approved=1',
      WECHAT_TEMPLATES: '{"result":{"id":"x","fields":{"what":"1thing"}}}',
      OUTBOX_LEASE_SECONDS: '2',
    }).join('\n')
    for (const name of [
      'SMS_APP_ID',
      'SMS_SIGN_NAME',
      'SMS_SECRET_ID',
      'SMS_SECRET_KEY',
      'SMS_TEMPLATES',
      'WECHAT_TEMPLATES',
      'OUTBOX_LEASE_SECONDS',
    ]) {
      expect(problems).toContain(name)
    }
  })
})
