import { randomUUID } from 'node:crypto'
import { onEveryDatabase } from '../support/databases'
import { completeForm, consent, newPhone } from '../support/people'
import { useServer } from '../support/server'
import { listenToSql } from '../support/sql'

onEveryDatabase('The SQL statements of a join', (make) => {
  const server = useServer(make)
  let sql: ReturnType<typeof listenToSql>
  beforeAll(() => {
    sql = listenToSql(server)
  })

  const keyed = () => ({ idempotencyKey: randomUUID() })

  /** Every step of somebody nobody has seen before, with all it asks, BEGIN and COMMIT and the gate included. */
  async function countSteps(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    const step = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
      let result: T
      const heard = await sql.of(async () => {
        result = await call()
      })
      counts[name] = heard.length
      return result!
    }
    const { identity } = server.anonymous
    const phone = newPhone()
    const { demoCode } = await step('code', () => identity.requestSmsCode({ body: { phone } }, keyed()))
    const body = { phone, code: demoCode! }
    const { token } = await step('signIn', () => identity.signInBySms({ body }, keyed()))
    const { privacy, membership } = server.withToken(token)
    await step('consent', () => consent({ ...server.anonymous, privacy }))
    const { id } = await step('draft', () => membership.draftApplication({ body: completeForm() }, keyed()))
    const params = { applicationId: id }
    await step('submission', () => membership.submitApplication({ params, body: {} }, keyed()))
    return counts
  }

  it('stay few, however many people joined before', async () => {
    const most = { code: 3, signIn: 11, consent: 8, draft: 8, submission: 12 }
    expect(await countSteps()).toEqual(most)
    expect(await countSteps()).toEqual(most)
  })

  it('stay few for the worker that seals what was recorded', async () => {
    for (let at = 0; at < 5; at++) await countSteps()
    const heard = await sql.of(() => server.runJob('audit.seal'))
    expect(heard.filter((one) => /^UPDATE .?audit_rows/.test(one.sql))).toHaveLength(1)
  })
})
