import { Cover } from '../../server/insurance'
import { addShadow, Membership } from '../../server/membership'
import { AuditRow } from '../../server/platform/entities'
import { systemRandom } from '../../server/platform/random'
import { writeXlsx } from '../../server/platform/spreadsheet'
import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { onEveryDatabase } from '../support/databases'
import { newPhone, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'
import { addUnit } from '../support/units'

let count = 0

/** 17 digits of a citizen number nobody else in this run has. */
const newBody = (gender: 'female' | 'male') => {
  count += 1
  return `11010519${70 + Math.floor(count / 100)}0505${String(count % 100).padStart(2, '0')}${gender === 'male' ? 1 : 2}`
}

const sheet = (rows: [name: string, number: string][]): Promise<Uint8Array> =>
  writeXlsx([{ name: '名册', columns: [{ header: '职工姓名' }, { header: '身份证号' }], rows }])

onEveryDatabase('A list of people to be covered', (make) => {
  const server = useServer(make)
  let admin: Caller
  let planId: string
  let organisationId: string
  beforeAll(async () => {
    admin = await server.as('orgAdmin')
    organisationId = await unionId(server, '朝阳区总工会')
    const { items } = await admin.plansDesk.listDeskPlans({ query: {} })
    planId = items.find(({ grantedBy }) => grantedBy === 'roster')!.id
  })

  /** A member of 金盏 unless told otherwise, with the number a list would have. */
  async function listed(name: string, gender: 'female' | 'male' = 'female', at = '金盏') {
    const body = newBody(gender)
    const union = await unionId(server, at)
    const personId = await server.database.transaction(async (db) => {
      const now = server.clock.now()
      const id = await addPerson(db, { phone: newPhone(), name, document: body, assurance: 'seenByStaff' }, now)
      await addMembership(db, { personId: id, organisationId: union }, now)
      return id
    })
    return { personId, row: [name, body + citizenCheckCharacter(body)] as [string, string] }
  }

  const input = (upload: Uint8Array, staff = organisationId) => ({
    params: { planId },
    query: { organisationId: staff },
    upload,
  })

  it('is checked row by row, and the good rows are covered, once', async () => {
    const [anna, berta, carl, far] = [
      await listed('安娜'),
      await listed('白塔'),
      await listed('卡尔', 'male'),
      await listed('方远', 'female', '长阳'),
    ]
    const upload = await sheet([
      anna.row,
      berta.row,
      carl.row,
      far.row,
      ['别名', anna.row[1]],
      ['没有号码', ''],
      ['错名', berta.row[1].replace(/^110105/, '110106')],
    ])
    const report = await admin.plansDesk.checkCoverRoster(input(upload))
    expect(report.counts).toEqual({ good: 2, covered: 0, bad: 5 })
    expect(report.rows.map(({ outcome, problem }) => problem ?? outcome)).toEqual([
      'good',
      'good',
      'notEligible',
      'notMember',
      'repeated',
      'missing',
      'notMember',
    ])
    expect(report.rows[0]).toMatchObject({ number: 2, name: '安*' })
    expect(JSON.stringify(report)).not.toContain(anna.row[1])
    expect(await server.database.reader.countBy(Cover, { personId: anna.personId })).toBe(0)

    expect(await admin.plansDesk.grantCovers(input(upload))).toMatchObject({ isDone: true, counts: { good: 2 } })
    const again = await admin.plansDesk.grantCovers(input(upload))
    expect(again.counts).toEqual({ good: 0, covered: 2, bad: 5 })
    const [cover, ...others] = await server.database.reader.findBy(Cover, { personId: anna.personId })
    expect(others).toEqual([])
    expect(cover).toMatchObject({ source: 'roster', fromDay: '2026-11-23', toDay: '2028-11-22' })
    const audited = await server.database.reader.findBy(AuditRow, { action: 'insurance.covers_granted' })
    expect(audited.length).toBeGreaterThan(0)
    expect(JSON.stringify(audited)).not.toContain('安娜')
  })

  it('is refused for a plan that comes with the membership, for a union out of reach, and where it is no list', async () => {
    const { items } = await admin.plansDesk.listDeskPlans({ query: {} })
    const byRule = items.find(({ grantedBy }) => grantedBy === 'approval')!.id
    const upload = await sheet([(await listed('丁一')).row])
    await expectRefusal(
      admin.plansDesk.grantCovers({ ...input(upload), params: { planId: byRule } }),
      'insurance.plan_by_rule',
    )
    const elsewhere = await unionId(server, '房山区总工会')
    await expectRefusal(admin.plansDesk.grantCovers(input(upload, elsewhere)), 'organisations.not_found')
    const none = await writeXlsx([{ name: '名册', columns: [{ header: '姓名' }], rows: [['丁一']] }])
    await expectRefusal(admin.plansDesk.checkCoverRoster(input(none)), 'spreadsheet.columns_missing')
  })

  it('tells an employer nothing of who asked that it is not told', async () => {
    const unit = await addUnit(server, '演示快递公司')
    const staff = await newStaff(server, 'orgAdmin', unit.id)
    const [open, kept] = [await listed('欧盼'), await listed('柯萍')]
    await server.database.transaction(async (db) => {
      await db.update(Membership, { personId: open.personId }, { organisationId: unit.id })
      await db.update(Membership, { personId: kept.personId }, { organisationId: unit.id, isDiscreet: true })
    })
    const stranger: [string, string] = ['莫生', newBody('female') + citizenCheckCharacter(newBody('female'))]
    const upload = await sheet([open.row, kept.row, stranger])
    const { rows } = await staff.plansDesk.checkCoverRoster(input(upload, unit.id))
    expect(rows.map(({ outcome, problem }) => problem ?? outcome)).toEqual(['good', 'notMember', 'notMember'])
  })

  it('answers an employer of who is kept from it as of a stranger whom it made a member, whatever covers them elsewhere', async () => {
    const unit = await addUnit(server, '演示配送公司')
    const staff = await newStaff(server, 'orgAdmin', unit.id)
    const [open, kept] = [await listed('欧阳敏'), await listed('柯小萍')]
    await server.database.transaction(async (db) => {
      await db.update(Membership, { personId: open.personId }, { organisationId: unit.id })
      await db.update(Membership, { personId: kept.personId }, { isDiscreet: true })
      const facts = { name: '柯小萍', documentNumber: kept.row[1] }
      await addShadow(db, { personId: kept.personId, organisation: unit, facts }, systemRandom, server.clock.now())
    })
    const other = await sheet([kept.row])
    expect((await admin.plansDesk.grantCovers(input(other))).counts).toMatchObject({ good: 1 })
    const upload = await sheet([open.row, kept.row])
    const outcomes = async (act: 'checkCoverRoster' | 'grantCovers') =>
      (await staff.plansDesk[act](input(upload, unit.id))).rows.map(({ outcome }) => outcome)
    expect(await outcomes('checkCoverRoster')).toEqual(['good', 'good'])
    expect(await outcomes('grantCovers')).toEqual(['good', 'good'])
    expect(await outcomes('checkCoverRoster')).toEqual(['covered', 'covered'])
    expect(await server.database.reader.countBy(Cover, { personId: kept.personId })).toBe(1)
    // What the unit gave lies with the person's own union, where no unit decides on it.
    await server.database.transaction((db) => db.delete(Cover, { personId: kept.personId }))
    server.clock.advance(2 * 366 * 86_400)
    const later = await newStaff(server, 'orgAdmin', unit.id)
    const again = await later.plansDesk.grantCovers(input(await sheet([kept.row]), unit.id))
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['good'])
    const [cover] = await server.database.reader.findBy(Cover, { personId: kept.personId })
    expect(cover).toMatchObject({ source: 'roster', organisationId: await unionId(server, '金盏') })
  })
})
