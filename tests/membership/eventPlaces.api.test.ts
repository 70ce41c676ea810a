import { EventPlace, JoiningEvent } from '../../server/membership/entities'
import { addJoiningEvent } from '../../server/seeds/membership'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('The place of a joining event', (make) => {
  const server = useServer(make, {
    RATE_LIMITS: 'smsPerAddressHour=2,smsPerEventAddressHour=3,addressesPerEvent=1',
    TRUST_PROXY: '1',
  })
  const at = (address: string) => ({ 'x-forwarded-for': address, 'content-type': 'application/json' })
  const openPage = (address: string, code: string) =>
    fetch(`${server.url}/api/membership/join?event=${code}`, { headers: at(address) })
  let phones = 0
  const askForCode = async (address: string) => {
    phones += 1
    const body = JSON.stringify({ phone: `13700000${String(phones).padStart(3, '0')}` })
    return (await fetch(`${server.url}/api/identity/sms-codes`, { method: 'POST', headers: at(address), body })).status
  }
  const askTimes = async (address: string, times: number) => {
    const statuses: number[] = []
    for (let asked = 0; asked < times; asked++) statuses.push(await askForCode(address))
    return statuses
  }
  const addEvent = () =>
    server.database.transaction(async (db) => {
      const [union] = (await server.anonymous.organisations.listOrganisations({ query: { q: '金盏' } })).items
      return addJoiningEvent(db, { organisationId: union!.id, name: '活动', place: '站点' }, 1, server.clock.now())
    })

  it('has a second budget while the event is open, and not one call more', async () => {
    const { code } = await addEvent()
    expect(await askTimes('10.0.0.1', 3)).toEqual([200, 200, 429])
    await openPage('10.0.0.1', code)
    expect(await askTimes('10.0.0.1', 4)).toEqual([200, 200, 200, 429])
  })

  it('is nobody else’s, and an event raises so many addresses only', async () => {
    const { id, code } = await addEvent()
    await Promise.all([openPage('10.0.0.2', code), openPage('10.0.0.2', code)])
    await openPage('10.0.0.3', code)
    expect(await askTimes('10.0.0.3', 3)).toEqual([200, 200, 429])
    const places = await server.database.reader.findBy(EventPlace, { eventId: id })
    expect(places).toHaveLength(1)
    expect(JSON.stringify(places)).not.toContain('10.0.0')
  })

  it('is as any other once the event is closed, and forgotten once it is over', async () => {
    const { id, code } = await addEvent()
    await openPage('10.0.0.4', code)
    const reviewer = await server.as('reviewer')
    await reviewer.membershipEvents.closeEvent({ params: { eventId: id } })
    expect(await askTimes('10.0.0.4', 3)).toEqual([200, 200, 429])
    server.clock.advance(86_400)
    await server.runJob('platform.sweep')
    expect(await server.database.reader.countBy(EventPlace, { eventId: id })).toBe(0)
    server.clock.advance(-86_400)
  })

  it('of an event that is not open raises nothing', async () => {
    const { id, code } = await addEvent()
    await server.database.transaction((db) => db.update(JoiningEvent, { id }, { closedAt: server.clock.now() }))
    await openPage('10.0.0.5', code)
    expect(await server.database.reader.countBy(EventPlace, { eventId: id })).toBe(0)
  })
})
