import { readServerConfig } from '../../config/server'
import { type SeededPerson, seedPeople } from '../../server/seeds/people'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('Seeded people', (make) => {
  const server = useServer(make)

  it('are assured members who are signed in, and more of them come after the ones there are', async () => {
    const people: SeededPerson[] = []
    const keep = async (batch: SeededPerson[]) => void people.push(...batch)
    await seedPeople(server.database, server.ports, 600, keep)
    await seedPeople(server.database, server.ports, 5, keep)
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(605)
    for (const { token, personId } of [people[0]!, people[599]!, people[604]!]) {
      const member = server.withToken(token)
      expect(await member.identity.getMe()).toMatchObject({ id: personId, assurance: 'seenByStaff' })
      expect(await member.membership.getCard()).toMatchObject({ state: 'active' })
    }
  })

  it('are for demo mode only, which production refuses', () => {
    expect(() => readServerConfig({ NODE_ENV: 'production', DEMO: '1' })).toThrow(/DEMO=1/)
  })
})
