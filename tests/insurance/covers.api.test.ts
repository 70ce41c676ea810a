import { Cover, PlanVersion } from '../../server/insurance'
import { addCover } from '../../server/seeds/insurance'
import { addDays } from '../../shared/http/time'
import { onEveryDatabase } from '../support/databases'
import { accident } from '../support/insurance'
import { admittedMember, newPerson } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

const today = '2026-11-23'

onEveryDatabase('Covers', (make) => {
  const server = useServer(make)
  const coversOf = async (person: Caller) => (await person.insurance.listCovers()).items
  const planNamed = async (name: string) => {
    const versions = await server.database.reader.find(PlanVersion)
    return versions.find(({ content }) => content.name.zh.startsWith(name))!
  }

  it('come with the approval, and the member is told and sees what, until when and how much', async () => {
    const { person } = await admittedMember(server, { occupation: 'foodDelivery' })
    const [cover, ...others] = await coversOf(person)
    expect(others).toEqual([])
    expect(cover).toMatchObject({
      name: { zh: '新就业形态劳动者专项保障(演示)' },
      organisation: { name: '市总工会(演示)' },
      from: today,
      to: '2027-11-22',
      state: 'running',
      source: 'approval',
      isRenewed: true,
      // Two years after what happens on the last day.
      claimableUntil: '2029-11-22',
      leftFen: 10_000_000,
      actions: ['claim'],
    })
    const illness = cover!.items.find(({ code }) => code === 'seriousIllness')
    expect(illness).toMatchObject({ mostFen: 1_000_000, leftFen: 1_000_000, from: addDays(today, 30) })
    const { items: inbox } = await person.notifications.listMessages({ query: {} })
    expect(inbox.find(({ title }) => title === '您有保障了')).toMatchObject({
      link: '/insurance/covers',
      body: expect.stringContaining('2027-11-22'),
    })
    expect((await person.home.getHome()).covers).toEqual([{ id: cover!.id, name: cover!.name, until: '2027-11-22' }])
  })

  it('are not granted to whom a plan is not for', async () => {
    const { person } = await admittedMember(server, { occupation: 'employee' })
    expect(await coversOf(person)).toEqual([])
    const { items: plans } = await person.insurance.listPlans()
    expect(plans.map(({ grantedBy, coverId }) => ({ grantedBy, coverId }))).toEqual([
      { grantedBy: 'approval', coverId: null },
      { grantedBy: 'roster', coverId: null },
    ])
  })

  it('are nobody else’s', async () => {
    const [cover] = await coversOf(await server.as('driver'))
    const facts = { ...accident, items: ['accidentMedical'] }
    const stranger = await newPerson(server)
    expect(await coversOf(stranger)).toEqual([])
    await expectRefusal(
      stranger.insurance.estimate({ body: { coverId: cover!.id, facts } }),
      'insurance.cover_not_found',
    )
  })

  it('estimate what they would pay, with the working', async () => {
    const driver = await server.as('driver')
    const [cover] = await coversOf(driver)
    const facts = {
      ...accident,
      event: 'hospital' as const,
      eventOn: today,
      items: ['hospitalAllowance'],
      stays: [{ from: today, to: addDays(today, 12) }],
    }
    expect(await driver.insurance.estimate({ body: { coverId: cover!.id, facts } })).toEqual({
      lines: [
        {
          item: 'hospitalAllowance',
          askedFen: 44_000,
          amountFen: 44_000,
          working: [{ step: 'days', days: 12, afterDays: 1, countedDays: 11, dailyFen: 4_000 }],
          reason: null,
        },
      ],
      totalFen: 44_000,
    })
  })

  it('end with the membership, and go on where leaving is taken back', async () => {
    const { person } = await admittedMember(server)
    await person.membershipStanding.leave({ body: { confirmed: true } })
    expect(await coversOf(person)).toMatchObject([{ state: 'ended', endReason: 'left', to: today, actions: ['claim'] }])
    await person.membershipStanding.takeBackLeaving()
    expect(await coversOf(person)).toMatchObject([{ state: 'running', endReason: null, to: '2027-11-22' }])
  })

  it('are one of each plan a person, whatever grants them', async () => {
    const { person } = await admittedMember(server)
    const { id: personId } = await person.identity.getMe()
    const version = await planNamed('新就业')
    const twice = server.database.transaction((db) =>
      addCover(db, version, { personId, organisationId: version.id }, server.clock.now()),
    )
    await expect(twice).rejects.toThrow()
    expect(await server.database.reader.countBy(Cover, { personId })).toBe(1)
  })
})
