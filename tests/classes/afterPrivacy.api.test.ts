import {
  ClassBar,
  ClassCertificate,
  ClassFee,
  ClassRating,
  ClassRefund,
  Guardianship,
  Place,
} from '../../server/classes'
import { moveAfter } from '../../server/classes/after.privacy'
import { WorkItem } from '../../server/desk/entities'
import { newId, systemRandom, unmistakable } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addBar, addPlace, addRefund } from '../../server/seeds/classAfter'
import { type Guardian, newGuardian, openClass } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

const words = {
  appeal: '那几周孩子住院,有病历。',
  rating: '老师很耐心,午饭也好。',
  receipt: '收据 0098123 号',
  holder: '欧阳家长',
  account: '6222020200098123456',
}

onEveryDatabase('What a term leaves behind of a family', (make) => {
  const server = useServer(make)
  let of: Guardian & { barId: string; classId: string; placeId: string }
  beforeEach(async () => {
    const guardian = await newGuardian(server)
    const { id: classId, termId, organisationId } = await openClass(server)
    const [childId] = guardian.childIds as [string]
    const now = server.clock.now()
    const left = await server.database.transaction(async (db) => {
      const placeId = await addPlace(db, guardian.personId, { childId, classId }, now)
      const barId = await addBar(db, { childId, termId, organisationId }, now)
      const paid = { placeId, classId, receipt: words.receipt, holder: words.holder, account: words.account }
      await addRefund(db, { ...paid, personId: guardian.personId, organisationId }, now)
      const rated = { stars: 4, words: words.rating, createdAt: now }
      await insertRows(db, ClassRating, { id: newId(), classId, personId: guardian.personId, ...rated })
      const code = systemRandom.pick(unmistakable, 12)
      await insertRows(db, ClassCertificate, { id: newId(), placeId, code, attended: 18, issuedAt: now })
      return { barId, placeId }
    })
    of = { ...guardian, ...left, classId }
    await of.caller.classAfter.appealBar({ params: { barId: of.barId }, body: { words: words.appeal } })
  })
  afterEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const bar = () => server.database.reader.findOneByOrFail(ClassBar, { id: of.barId })
  const payOut = () =>
    server.database.transaction((db) => db.update(ClassRefund, { personId: of.personId }, { state: 'paid' }))
  /** Gives the seat back, as is asked before an account is closed. */
  const leave = () =>
    server.database.transaction((db) => db.update(Place, { id: of.placeId }, { state: 'cancelled', liveKey: null }))

  it('is in the own data, and in nobody else’s', async () => {
    const partsOf = async ({ caller }: Pick<Guardian, 'caller'>) => (await caller.privacy.getData()).parts
    const parts = await partsOf(of)
    const told = (name: string) => JSON.stringify(parts.find(({ part }) => part === name)?.rows ?? [])
    expect(told('classBars')).toContain(words.appeal)
    expect(told('classCertificates')).toContain('演示孩子1')
    expect(told('classRatings')).toContain(words.rating)
    expect(told('classFees')).toContain(words.receipt)
    expect(told('classRefunds')).toContain('300.00')
    expect(told('classRefunds')).not.toContain(words.account)
    const others = (await partsOf(await newGuardian(server))).map(({ part }) => part)
    expect(others.filter((part) => part.startsWith('class'))).toEqual([])
  })

  it('stands in clear nowhere: in no table, stored answer, message or record', async () => {
    const { source } = server.database
    const tables = await Promise.all(
      source.entityMetadatas.map(({ tableName }) => source.query(`SELECT * FROM ${tableName}`)),
    )
    const all = JSON.stringify(tables)
    expect(all).toContain(of.barId)
    expect(Object.values(words).filter((secret) => all.includes(secret))).toEqual([])
  })

  /** Of the same child: with them it is not forgotten. */
  async function addGuardian(): Promise<void> {
    const { personId } = await newGuardian(server)
    await server.database.transaction(async (db) => {
      const first = await db.findOneByOrFail(Guardianship, { personId: of.personId })
      await insertRows(db, Guardianship, { ...first, id: newId(), personId, liveKey: `${first.childId} ${personId}` })
    })
  }

  it('keeps the account open while a refund is owed, and loses its words with it', async () => {
    await addGuardian()
    await leave()
    const { matters } = await of.caller.privacy.getClosure()
    expect(matters).toEqual([expect.objectContaining({ code: 'classes.refund_open' })])
    await expectRefusal(of.caller.privacy.requestClosure(), 'privacy.closure_refused')
    await payOut()
    await of.caller.privacy.requestClosure()
    server.clock.advance(8 * 86_400)
    await server.runJob('privacy.close_accounts')

    expect(await bar()).toMatchObject({ state: 'active', appeal: null, appealedBy: null, dueAt: null })
    const { reader } = server.database
    expect(await reader.findOneByOrFail(WorkItem, { id: of.barId })).toMatchObject({ isOpen: false, subject: '' })
    expect(await reader.findOneByOrFail(ClassRating, { classId: of.classId })).toMatchObject({ stars: 4, words: null })
    const fee = await reader.findOneByOrFail(ClassFee, { placeId: of.placeId })
    expect(fee).toMatchObject({ paidFen: 300_00, receipt: words.receipt })
    expect(await reader.findOneByOrFail(ClassRefund, { feeId: fee.id })).toMatchObject({ state: 'paid', payee: null })
  })

  it('is without words once nobody is guardian of the child', async () => {
    await leave()
    await of.caller.children.endChild({ params: { childId: of.childIds[0]! } })
    expect(await bar()).toMatchObject({ state: 'active', appeal: null, appealedBy: null })
  })

  it('goes along where the guardian turns out to be another, whose own rating of a class counts', async () => {
    const other = await newGuardian(server)
    const { classId } = of
    const elsewhere = await openClass(server)
    const rate = (of: { id: string; personId: string; stars: number }) => ({
      ...of,
      words: null,
      createdAt: new Date(),
    })
    await server.database.transaction(async (db) => {
      const own = { id: newId(), personId: other.personId, stars: 1 }
      await insertRows(db, ClassRating, { classId, ...rate(own) })
      await insertRows(db, ClassRating, {
        classId: elsewhere.id,
        ...rate({ ...own, id: newId(), personId: of.personId }),
      })
      await moveAfter(db, of.personId, other.personId)
    })
    expect((await bar()).appealedBy).toBe(other.personId)
    const { reader } = server.database
    expect(await reader.countBy(ClassRating, { personId: of.personId })).toBe(0)
    expect(await reader.findBy(ClassRating, { personId: other.personId })).toHaveLength(2)
    expect(await reader.findOneByOrFail(ClassRating, { classId })).toMatchObject({ stars: 1 })
  })

  it('shows its guardian when a class manager looked at the appeal', async () => {
    const manager = await server.as('classManager')
    await manager.classAfterDesk.getBar({ params: { barId: of.barId } })
    const { items } = await of.caller.privacy.listLooks({ query: {} })
    expect(items[0]).toMatchObject({ matter: 'classes.bar', role: 'classManager' })
  })

  it('is deleted when its time is over: ratings, then bars with their case, then bookings with all they hold', async () => {
    const { reader } = server.database
    const left = async () => [
      await reader.countBy(ClassRating, { classId: of.classId }),
      await reader.countBy(ClassBar, { id: of.barId }),
      await reader.countBy(WorkItem, { id: of.barId }),
      (await reader.countBy(ClassFee, { classId: of.classId })) +
        (await reader.countBy(ClassRefund, { personId: of.personId })),
      await reader.countBy(ClassCertificate, { placeId: of.placeId }),
      await reader.countBy(Place, { id: of.placeId }),
    ]
    const runAt = async (day: string) => {
      server.clock.set(`${day}T02:00:00.000Z`)
      await server.runJob('privacy.delete_expired')
      return left()
    }
    expect(await runAt('2029-11-20')).toEqual([1, 1, 1, 2, 1, 1])
    expect(await runAt('2029-11-24')).toEqual([0, 1, 1, 2, 1, 1])
    expect(await runAt('2031-11-24')).toEqual([0, 0, 0, 2, 1, 1])
    expect(await runAt('2036-11-24')).toEqual([0, 0, 0, 0, 0, 0])
  })
})
