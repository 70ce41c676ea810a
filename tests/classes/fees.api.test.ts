import { Term } from '../../server/classes'
import { newId } from '../../server/platform/random'
import { book, cancel, confirm, newGuardian, openClass } from '../support/bookings'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('Fees of a class', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeEach(async () => {
    server.clock.set('2027-06-20T02:00:00.000Z')
    manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
  })

  const list = (classId: string, by = manager) => by.classFees.listFees({ params: { classId }, query: {} })
  const record = (classId: string, placeId: string, version: number, paidFen = 300_00, by = manager) =>
    by.classFees.recordFee({
      params: { classId, placeId },
      body: { version, paidFen, receipt: 'SJ-0001', paidOn: '2027-06-20' },
    })
  const refund = (
    classId: string,
    placeId: string,
    version: number,
    refundFen: number,
    reason: string | null = '孩子生病',
  ) => manager.classFees.askRefund({ params: { classId, placeId }, body: { version, refundFen, reason } })

  /** A confirmed seat of a class that costs 300 yuan. */
  async function confirmed() {
    const courseClass = await openClass(server)
    const guardian = await newGuardian(server)
    const booking = await confirm(guardian, await book(guardian, courseClass))
    const { items } = await list(courseClass.id)
    return { classId: courseClass.id, courseClass, guardian, booking, placeId: items[0]!.placeId }
  }

  it('are recorded by staff from receipts, and corrected at the version they saw', async () => {
    const { classId, placeId } = await confirmed()
    expect((await list(classId)).items).toMatchObject([
      { guardian: '演示家长', dueFen: 300_00, paidFen: 0, version: 0, actions: ['record'] },
    ])
    expect(await record(classId, placeId, 0)).toMatchObject({ paidFen: 300_00, version: 1, byRuleFen: 0 })
    await expectRefusal(record(classId, placeId, 0), 'classes.fee_changed')
    expect(await record(classId, placeId, 1, 280_00)).toMatchObject({ paidFen: 280_00, version: 2 })
    expect(await list(classId)).toMatchObject({ totals: { paidFen: 280_00, refundFen: 0 } })
  })

  it('are recorded once by two who do it at the same moment', async () => {
    const { classId, placeId } = await confirmed()
    const both = await Promise.allSettled([record(classId, placeId, 0), record(classId, placeId, 0, 280_00)])
    const failed = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(failed).toEqual(['classes.fee_changed'])
  })

  it('go back once and never more than was paid, and stay as they are then', async () => {
    const { classId, placeId } = await confirmed()
    await expectRefusal(refund(classId, placeId, 0, 1_00), 'classes.fee_changed')
    await record(classId, placeId, 0)
    await expectRefusal(refund(classId, placeId, 1, 300_01), 'classes.refund_too_high')
    const refusal = await expectRefusal(refund(classId, placeId, 1, 100_00, null), 'classes.refund_reason_due')
    expect(refusal.data).toEqual({ byRuleFen: 0 })
    const asked = await Promise.allSettled([refund(classId, placeId, 1, 100_00), refund(classId, placeId, 1, 200_00)])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await list(classId)).items).toMatchObject([{ refund: { state: 'asked' }, actions: [] }])
    await expectRefusal(record(classId, placeId, 2), 'classes.fee_refunded')
  })

  it('are suggested back whole to who leaves early enough', async () => {
    const { classId, placeId, guardian, booking } = await confirmed()
    await record(classId, placeId, 0)
    await cancel(guardian, booking)
    expect((await list(classId)).items).toMatchObject([{ state: 'cancelled', byRuleFen: 300_00, refund: null }])
  })

  it('go along when a class becomes part of another', async () => {
    const { classId, courseClass, placeId } = await confirmed()
    await record(classId, placeId, 0)
    const term = await server.database.reader.findOneByOrFail(Term, { id: courseClass.termId })
    const other = await openClass(server, { term })
    const body = { version: courseClass.version, into: other.id, reason: '两个班人数都不多' }
    await manager.classQueue.mergeClass({ params: { classId }, body })
    expect(await list(classId)).toMatchObject({ items: [], totals: { paidFen: 0 } })
    const moved = await list(other.id)
    expect(moved).toMatchObject({ items: [{ paidFen: 300_00, byRuleFen: 0 }], totals: { paidFen: 300_00 } })
    expect(moved.items[0]!.placeId).not.toBe(placeId)
  })

  it('are the business of class managers in reach, and of no seat elsewhere', async () => {
    const { classId, placeId } = await confirmed()
    const foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    await expectRefusal(list(classId, foreign), 'classes.class_not_found')
    await expectRefusal(record(classId, placeId, 0, 1, foreign), 'classes.class_not_found')
    await expectRefusal(record(classId, newId(), 0), 'classes.fee_not_found')
    const other = await confirmed()
    await expectRefusal(record(classId, other.placeId, 0), 'classes.fee_not_found')
  })
})
