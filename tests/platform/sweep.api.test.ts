import { SmsCode } from '../../server/identity/entities'
import { Budget, IdempotencyKey } from '../../server/platform/entities'
import { sweep } from '../../server/platform/sweep'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { useServer } from '../support/server'

onEveryDatabase('Sweeping', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'on' })
  const counts = () =>
    Promise.all([IdempotencyKey, Budget, SmsCode].map((table) => server.database.reader.count(table)))

  it('keeps answers for a day, codes and budgets until they expire, and sessions', async () => {
    const person = await newPerson(server)
    const before = await counts()
    for (const count of before) expect(count).toBeGreaterThan(0)
    await sweep(server.database, server.clock.now())
    expect(await counts()).toEqual(before)
    server.clock.advance(86_400 + 3_600)
    await sweep(server.database, server.clock.now())
    expect(await counts()).toEqual([0, 0, 0])
    expect((await person.identity.getMe()).phone).not.toBeNull()
  })
})
