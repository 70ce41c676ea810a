import { RosterRow } from '../../server/membership/rosters.entities'
import { AuditRow } from '../../server/platform/entities'
import { personErased } from '../../server/privacy'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import {
  checkedRoster,
  importedRoster,
  type ListedPerson,
  makeRoster,
  newListed,
  ownUnionId,
  settle,
  uploadRoster,
} from '../support/rosters'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A roster’s report', (make) => {
  const server = useServer(make)
  let staff: Caller
  beforeAll(async () => {
    staff = await server.as('reviewer')
  })

  const params = ({ id }: { id: string }) => ({ params: { rosterId: id } })
  const check = (people: ListedPerson[]) => checkedRoster(server, staff, people)

  it('is masked in its report, which lists what needs attention', async () => {
    const wrong = newListed({ name: '=HYPERLINK(1)', number: '110105199001010011' })
    const roster = await check([newListed(), wrong])
    const { name, type, content } = await staff.rosters.getRosterReport(params(roster))
    expect([name, type]).toEqual([
      '金盏地区总工会(演示)名册问题清单.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    const { Workbook } = await import('exceljs')
    const book = await new Workbook().xlsx.load(Buffer.from(content) as never)
    const lines = book.worksheets[0]!.getSheetValues().slice(1) as string[][]
    expect(lines[0]!.slice(1)).toEqual(['行', '结果', '原因', '单元格', '姓名', '证件号码', '手机号'])
    expect(lines.slice(1).map((line) => line.slice(1, 7))).toEqual([
      [3, '有问题', '姓名: 不像姓名', 'A3', expect.any(String), '110***********0011'],
      [3, '有问题', '证件号码: 不正确,请对照证件检查', 'B3', expect.any(String), '110***********0011'],
    ])
    const audits = await server.database.reader.findBy(AuditRow, { action: 'membership.roster_report_taken' })
    expect(audits).toMatchObject([{ targetId: roster.id, outcome: 'done' }])
  })

  it('can be filled into its own template', async () => {
    const { content } = await staff.rosters.getRosterTemplate()
    const { Workbook } = await import('exceljs')
    const book = await new Workbook().xlsx.load(Buffer.from(content) as never)
    const listed = newListed()
    book.worksheets[0]!.getRow(2).values = ['阿明', '居民身份证', listed.number, listed.phone!, '外卖配送员', '一站']
    const filled = new Uint8Array(await book.xlsx.writeBuffer())
    expect((await settle(server, staff, await uploadRoster(staff, filled))).counts).toMatchObject({ good: 1, total: 1 })
  })

  it('is out of reach of another union, and listed by union, newest first', async () => {
    const roster = await check([newListed()])
    const district = await server.as('districtReviewer')
    expect((await district.rosters.getRoster(params(roster))).id).toBe(roster.id)
    const { items, unions } = await staff.rosters.listRosters({ query: {} })
    expect(items[0]!.id).toBe(roster.id)
    expect(unions.map(({ id }) => id)).toEqual([await ownUnionId(staff)])
    const foreign = (await server.anonymous.organisations.listOrganisations({ query: { q: '长阳' } })).items[0]!.id
    const upload = await makeRoster([newListed()])
    await expectRefusal(
      staff.rosters.uploadRoster({ query: { organisationId: foreign }, upload }),
      'organisations.not_found',
    )
  })

  it('forgets whom its rows spoke of when it is old, and takes nobody in after that', async () => {
    const roster = await check([newListed()])
    server.clock.advance(61 * 86_400)
    // A few at a time.
    for (let run = 0; run < 10; run += 1) await server.runJob('platform.sweep')
    const old = await (await server.as('reviewer')).rosters.getRoster(params(roster))
    expect(old).toMatchObject({ state: 'undone', actions: [] })
    expect(await server.database.reader.findOneByOrFail(RosterRow, { rosterId: roster.id })).toMatchObject({
      facts: null,
      documentIndex: null,
    })
    server.clock.advance(-61 * 86_400)
  })

  it('forgets a member whose account is erased', async () => {
    const listed = newListed()
    const roster = await importedRoster(server, staff, [listed, newListed()])
    const person = await newPerson(server, { phone: listed.phone! })
    const { id } = await person.identity.getMe()
    await server.database.transaction((db) => personErased.run(db, id, server.clock.now()))
    const { items } = await staff.rosters.listRosterRows({ ...params(roster), query: {} })
    expect(items.map(({ name, documentNumber }) => [name === '', documentNumber === ''])).toEqual([
      [true, true],
      [false, false],
    ])
  })
})
