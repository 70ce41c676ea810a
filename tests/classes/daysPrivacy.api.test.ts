import { ClassAttendance, ClassLog, HandOver, PickupRequest } from '../../server/classes'
import { moveDays } from '../../server/classes/days.privacy'
import { newId } from '../../server/platform/random'
import { recordsOfSchoolday, type Schoolday } from '../support/classDays'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('What was written down of a child’s days', (make) => {
  const server = useServer(make)
  let of: Schoolday & { ids: { requestId: string } }
  beforeEach(async () => {
    of = await recordsOfSchoolday(server)
    await of.teacher.classDaysDesk.writeLog({
      params: { classId: of.classId },
      body: {
        day: of.day,
        kind: 'incident',
        words: '小雨擦破了膝盖。',
        checks: [],
        childId: of.children[1]!.id,
        tellGuardians: true,
      },
    })
  })
  afterEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const cancel = (by = of) =>
    server.database.transaction((db) =>
      db.query('UPDATE class_places SET state = ?, live_key = NULL WHERE class_id = ?', ['cancelled', by.classId]),
    )

  it('is in the guardian’s own data', async () => {
    const { parts } = await of.mother.caller.privacy.getData()
    const rowsOf = (name: string) => parts.find(({ part }) => part === name)?.rows ?? []
    expect(rowsOf('classDays')).toHaveLength(2)
    expect(rowsOf('handOvers')).toHaveLength(1)
    expect(JSON.stringify(rowsOf('handOvers'))).toContain('周敏')
    expect(JSON.stringify(rowsOf('pickups'))).toContain('刘阿姨')
  })

  it('stands in clear nowhere: in no table, stored answer, message or record', async () => {
    const { source } = server.database
    const [note, name, phone] = ['感冒发烧在家', '欧阳隔壁', '13955667788']
    const { childId } = (await of.mother.caller.classDays.getToday()).rows[0]!
    await of.mother.caller.classDays.excuseChild({
      params: { classId: of.classId, childId, day: '2026-11-24' },
      body: { reason: note },
    })
    await of.teacher.classDaysDesk.askPickup({ params: { classId: of.classId }, body: { childId, name, phone } })
    const tables = await Promise.all(
      source.entityMetadatas.map(({ tableName }) => source.query(`SELECT * FROM ${tableName}`)),
    )
    const all = JSON.stringify(tables)
    expect(all).toContain(childId)
    const secrets = [note, name, phone, '刘阿姨', '小雨擦破了膝盖', '周敏', '陈小明', of.mother.phone]
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
  })

  it('names nobody any more once nobody is guardian of the child', async () => {
    await cancel()
    for (const { id } of of.children) await of.mother.caller.children.endChild({ params: { childId: id } })
    const { reader } = server.database
    expect(await reader.findOneByOrFail(HandOver, { classId: of.classId })).toMatchObject({ name: '' })
    expect(await reader.countBy(PickupRequest, { classId: of.classId })).toBe(0)
    expect(await reader.countBy(ClassAttendance, { classId: of.classId })).toBe(2)
    const logs = await reader.findBy(ClassLog, { classId: of.classId })
    expect(logs.map(({ words }) => words).sort()).toEqual(['', '一切正常'])
  })

  it('goes along where the guardian turns out to be another', async () => {
    const toId = newId()
    await server.database.transaction((db) => moveDays(db, of.mother.personId, toId))
    expect(await server.database.reader.findOneByOrFail(HandOver, { classId: of.classId })).toMatchObject({ toId })
  })

  it('is deleted after three years, and not before', async () => {
    const { reader } = server.database
    const left = async () =>
      Promise.all(
        [HandOver, PickupRequest, ClassAttendance, ClassLog].map((table) =>
          reader.countBy(table, { classId: of.classId }),
        ),
      )
    server.clock.set('2029-11-10T02:00:00.000Z')
    await server.runJob('privacy.delete_expired')
    expect(await left()).toEqual([1, 1, 2, 2])
    server.clock.set('2029-12-24T02:00:00.000Z')
    await server.runJob('privacy.delete_expired')
    expect(await left()).toEqual([0, 0, 0, 0])
  })
})
