import { Membership } from '../../server/membership'
import { addGrant } from '../../server/seeds/organisations'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, useServer } from '../support/server'
import { unionId } from '../support/unions'
import { addUnit } from '../support/units'

onEveryDatabase('A guardian who keeps their membership from the employer', (make) => {
  const server = useServer(make)
  let of: Schoolday
  /** Manages classes of 长阳, and reviews for an employer. */
  let officer: Caller
  beforeAll(async () => {
    const unit = await addUnit(server, '演示快递公司')
    const { id, ...caller } = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    await server.database.transaction((db) => addGrant(db, id, 'reviewer', unit.id, server.clock.now()))
    officer = caller
  })
  beforeEach(async () => {
    of = await newSchoolday(server)
    await server.database.transaction((db) =>
      db.update(Membership, { personId: of.mother.personId }, { isDiscreet: true }),
    )
  })

  const params = () => ({ classId: of.classId })
  const day = (by: Caller) => by.classDaysDesk.getClassDay({ params: { ...params(), day: of.day } })
  const child = (by: Caller) =>
    by.classDaysDesk.getChildDay({ params: { ...params(), day: of.day, childId: of.children[0]!.id } })
  const codeOf = async () => {
    const { rows } = await of.mother.caller.classDays.getToday()
    return rows.find(({ childId }) => childId === of.children[0]!.id)!.code!
  }
  const hand = async (by: Caller, code: string) =>
    by.classDaysDesk.handOver({
      params: params(),
      body: { childId: of.children[0]!.id, day: of.day, way: 'guardian', toId: of.mother.personId, code },
    })

  it('has no name for its staff in a class’s queue, where the child has its place all the same', async () => {
    const queue = (by: Caller) => by.classQueue.getQueue({ params: params(), query: { tab: 'seated' } })
    const rows = (await queue(officer)).items
    expect(rows).toMatchObject([{ child: { name: '陈小明' }, guardian: null }, { guardian: null }])
    expect((await queue(of.manager)).items).toMatchObject([{ guardian: '周敏' }, { guardian: '周敏' }])
  })

  it('has no name for its staff among the fees of a class', async () => {
    const fees = (by: Caller) => by.classFees.listFees({ params: params(), query: {} })
    expect((await fees(officer)).items).toMatchObject([{ child: '陈小明', guardian: null }, { guardian: null }])
    expect((await fees(of.manager)).items).toMatchObject([{ guardian: '周敏' }, { guardian: '周敏' }])
  })

  it('has no name for its staff on a day of the class, neither by an excuse nor by the hand-over', async () => {
    const sister = { ...params(), childId: of.children[1]!.id, day: of.day }
    await of.mother.caller.classDays.excuseChild({ params: sister, body: {} })
    expect((await day(officer)).children).toMatchObject([{}, { mark: { mark: 'excused', recordedBy: '' } }])
    expect((await day(of.manager)).children).toMatchObject([{}, { mark: { recordedBy: '周敏' } }])
    await server.database.transaction((db) =>
      db.query('DELETE FROM class_attendances WHERE class_id = ?', [of.classId]),
    )

    await signIn(server, of)
    await hand(of.teacher, await codeOf())
    expect((await day(officer)).children[0]!.handOver).toMatchObject({ to: null, by: '梁燕' })
    expect((await day(of.manager)).children[0]!.handOver).toMatchObject({ to: '周敏' })
    expect(JSON.stringify(await child(officer))).not.toContain('周敏')
  })

  it('takes the child home all the same: its staff go by the code, as with anybody who has no name on record', async () => {
    await signIn(server, of)
    const [guardian] = (await child(officer)).guardians
    expect(guardian).toEqual({ id: of.mother.personId, relation: 'mother', name: null, phone: null, isSeen: true })
    expect((await child(of.manager)).guardians).toMatchObject([{ name: '周敏', phone: of.mother.phone }])
    expect(await hand(officer, await codeOf())).toMatchObject({ way: 'guardian', to: null })
  })
})
