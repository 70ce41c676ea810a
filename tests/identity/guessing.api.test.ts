import { Writable } from 'node:stream'
import { readServerConfig } from '../../config/server'
import { createLog } from '../../server/platform/log'
import { startServer } from '../../server/start'
import { makeEmbedded, onEveryDatabase } from '../support/databases'
import { newPerson, newPhone } from '../support/people'
import { callRaw, expectRefusal, useServer } from '../support/server'

const wrongCode = (code: string) => (code === '000000' ? '000001' : '000000')

onEveryDatabase('Somebody who guesses', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'on' })

  it('has twenty tries an hour at a second factor, and then not even the right code helps', async () => {
    const staff = await server.as('assessor')
    const { code } = await staff.demo.makeStepUpCode()
    for (let at = 0; at < 20; at++) {
      await expectRefusal(
        staff.identity.proveSecondFactor({ body: { code: wrongCode(code) } }),
        'identity.second_factor_wrong',
      )
    }
    await expectRefusal(staff.identity.proveSecondFactor({ body: { code } }), 'request.too_many')
    server.clock.advance(3_600)
    const later = (await staff.demo.makeStepUpCode()).code
    expect((await staff.identity.proveSecondFactor({ body: { code: later } })).secondFactor).toBe('done')
  })

  it('gets no further number of tries at a phone by asking for more codes: ten a day', async () => {
    const phone = newPhone()
    let sent = 0
    for (let hour = 0; hour < 30; hour++) {
      const answer = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone })
      if (answer.status === 200) sent += 1
      else expect(answer.body.error?.code).toBe('identity.code_too_soon')
      server.clock.advance(1_800)
    }
    expect(sent).toBeLessThanOrEqual(20)
  })

  it('cannot flood one phone with messages by asking for another purpose', async () => {
    const person = await newPerson(server)
    server.clock.advance(3_600)
    const { demoCode } = await person.identity.requestStepUpCode()
    await person.identity.stepUp({ body: { code: demoCode! } })
    const phone = newPhone()
    await server.anonymous.identity.requestSmsCode({ body: { phone } })
    await expectRefusal(person.identity.requestPhoneChangeCode({ body: { phone } }), 'identity.code_too_soon')
  })

  it('cannot keep a session that its owner has replaced: signing in again ends the one before', async () => {
    const phone = newPhone()
    const before = await newPerson(server, { phone })
    server.clock.advance(61)
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
    const key = { idempotencyKey: 'signing-in-again' }
    const again = await before.identity.signInBySms({ body: { phone, code: demoCode! } }, key)
    expect(again.token).not.toBe(before.token)
    await expectRefusal(before.identity.getMe(), 'access.signed_out')
    // An answer that was lost on the way is found, though the session it was asked with is over.
    expect((await before.identity.signInBySms({ body: { phone, code: demoCode! } }, key)).token).toBe(again.token)
    expect((await server.withToken(again.token).identity.getMe()).id).toBe(again.me.id)
  })
})

onEveryDatabase('Somebody who tries a code or two at many numbers', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'wrongCodesPerAddressHour=3', TRUST_PROXY: '1' })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const ask = async (phone: string) => (await server.anonymous.identity.requestSmsCode({ body: { phone } })).demoCode!
  const giveIn = async (phone: string, code: string, address: string) => {
    const answer = await callRaw(server.url, 'POST', '/identity/sms-sessions', { phone, code }, from(address))
    return answer.body.error?.code ?? answer.status
  }

  it('is answered no more from there for that hour, not even when the guess is right, and others are', async () => {
    const phones = [newPhone(), newPhone(), newPhone()]
    const answers: unknown[] = []
    for (const phone of phones) answers.push(await giveIn(phone, wrongCode(await ask(phone)), '203.0.113.7'))
    expect(answers).toEqual(Array(3).fill('identity.code_wrong'))
    const phone = newPhone()
    const code = await ask(phone)
    expect(await giveIn(phone, code, '203.0.113.7')).toBe('request.too_many')
    expect(await giveIn(phone, code, '203.0.113.8')).toBe(200)
    server.clock.advance(3_600)
    const again = newPhone()
    expect(await giveIn(again, await ask(again), '203.0.113.7')).toBe(200)
  })

  it('has no further tries by another address of the same network, nor by writing one into a header', async () => {
    for (const at of [1, 2, 3]) {
      const phone = newPhone()
      await giveIn(phone, wrongCode(await ask(phone)), `198.51.100.${at}, 2001:db8:1:2::${at}`)
    }
    const phone = newPhone()
    expect(await giveIn(phone, await ask(phone), '198.51.100.9, 2001:db8:1:2:ffff::1')).toBe('request.too_many')
  })
})

describe('Whether a phone is known', () => {
  const server = useServer(makeEmbedded)

  /** Answers to a call, without what is new in each, and the milliseconds it took. */
  async function ask(phone: string, path: string, more: object) {
    const from = performance.now()
    const { status, body } = await callRaw(server.url, 'POST', path, { phone, ...more })
    return { ms: performance.now() - from, told: JSON.stringify([status, body.error, Object.keys(body).sort()]) }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

  it.each([
    ['/identity/sms-codes', {}],
    ['/identity/sms-sessions', { code: '000000' }],
  ])('is told by neither the answer of %s nor the time it takes', async (path, more) => {
    const known: string[] = []
    for (let at = 0; at < 40; at++) {
      const phone = newPhone()
      await newPerson(server, { phone })
      known.push(phone)
    }
    // Codes of theirs are over, as they are for a stranger who tries a number.
    server.clock.advance(3_600)
    await ask(newPhone(), path, more)
    const told = new Set<string>()
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    // By turns, so that a machine that is busy for a while is busy for both.
    for (const phone of known) {
      for (const [whose, number] of [['known', phone] as const, ['unknown', newPhone()] as const]) {
        const answer = await ask(number, path, more)
        told.add(answer.told)
        times[whose].push(answer.ms)
      }
    }
    expect([...told]).toHaveLength(1)
    const [a, b] = [median(times.known), median(times.unknown)]
    // Loosely: a look-up more or a hash more would be a multiple.
    expect(Math.max(a, b)).toBeLessThan(3 * Math.min(a, b) + 5)
  })
})

describe('What is tried', () => {
  it('is in the log by its code, a line each, whatever was put into the request to forge one', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const database = await makeEmbedded()
    const config = readServerConfig({ NODE_ENV: 'test', PORT: '0', ...database.env })
    const server = await startServer(config, { log: createLog('info', sink), webRoot: null, jobs: false })
    lines.length = 0
    const forged = '{"level":30,"msg":"forged"}'
    const phone = '13912345678'
    await callRaw(server.url, 'GET', `/organisations?q=${encodeURIComponent(`a\n${forged}\r\nb`)}`)
    await callRaw(server.url, 'GET', `/${encodeURIComponent(`\n${forged}`)}`, undefined, { 'user-agent': forged })
    await callRaw(server.url, 'POST', '/identity/sms-sessions', { phone, code: '123456' })
    await callRaw(server.url, 'GET', '/identity/me', undefined, { authorization: `Bearer ${forged}` })
    const rows = lines.flatMap((line) => line.trim().split('\n')).map((line) => JSON.parse(line))
    expect(rows.map(({ operation, refusal }) => [operation, refusal])).toEqual([
      ['organisations.listOrganisations', 'request.invalid'],
      ['none', 'request.not_found'],
      ['identity.signInBySms', 'identity.code_expired'],
      ['identity.getMe', 'access.signed_out'],
    ])
    expect(lines.join('')).not.toMatch(/forged|13912345678|123456/)
    await server.close()
    await database.drop()
  })
})
