import { IsNull } from 'typeorm'
import { AuditRow } from '../../server/platform/entities'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A membership card', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'cardChecksPerPersonHour=20' })
  let member: Caller
  let gatekeeper: Caller
  beforeAll(async () => {
    member = await server.as('member')
    gatekeeper = await server.as('merchantClerk')
  })
  const check = (qr: string, by = gatekeeper) => by.membership.checkCard({ body: { qr } })

  it('shows who checks it a masked name, the union and the state, and nothing else', async () => {
    const { qr } = await member.membership.getCard()
    expect(await check(qr)).toEqual({
      name: '孙*兰',
      organisation: '漷县镇总工会(演示)',
      state: 'active',
      checkedAt: server.clock.now().toISOString(),
    })
  })

  it('of a retired member says that it is retained', async () => {
    const { qr } = await (await server.as('retiree')).membership.getCard()
    expect((await check(qr)).state).toBe('retained')
  })

  it('has a QR of the moment: a screenshot of it is refused after sixty seconds', async () => {
    const { qr } = await member.membership.getCard()
    server.clock.advance(59)
    await check(qr)
    server.clock.advance(1)
    await expectRefusal(check(qr), 'membership.qr_stale')
    expect((await member.membership.getCard()).qr).not.toBe(qr)
  })

  it('cannot be forged, prolonged or made of somebody else’s', async () => {
    const { qr } = await member.membership.getCard()
    const other = (await (await server.as('driver')).membership.getCard()).qr
    const [head, reference, expires, mac] = qr.split('.')
    const forgeries = [
      [head, reference, String(Number(expires) + 60), mac].join('.'),
      [head, other.split('.')[1], expires, mac].join('.'),
      `${qr.slice(0, -1)}${qr.endsWith('A') ? 'B' : 'A'}`,
      'UM1',
      '卡',
    ]
    for (const forged of forgeries) await expectRefusal(check(forged), 'membership.qr_invalid')
  })

  it('is checked by staff and clerks, not by riders or strangers', async () => {
    const { qr } = await member.membership.getCard()
    await check(qr, await server.as('reviewer'))
    await expectRefusal(check(qr, await server.as('rider')), 'access.denied')
    await expectRefusal(check(qr, server.anonymous), 'access.signed_out')
  })

  it('is not there for who is no member', async () => {
    await expectRefusal((await server.as('rider')).membership.getCard(), 'membership.no_card')
  })

  it('leaves a trace of every check, refused ones too, without a name in it', async () => {
    const rows = await server.database.reader.findBy(AuditRow, { action: 'membership.card_checked', facts: IsNull() })
    const outcomes = new Set(rows.map(({ outcome }) => outcome))
    expect([...outcomes].sort()).toEqual(['access.denied', 'done', 'membership.qr_invalid', 'membership.qr_stale'])
  })

  it('is guessed at only so often, and refusals count', async () => {
    server.clock.advance(3600)
    for (let guess = 0; guess < 20; guess++) await expectRefusal(check('UM1.guess'), 'membership.qr_invalid')
    await expectRefusal(check('UM1.guess'), 'request.too_many')
  })
})
