import { Organisation } from '../../server/organisations'
import { readTable, type SheetContent, writeXlsx } from '../../server/platform/spreadsheet'
import { creditCheckCharacter } from '../../shared/organisations/creditCode'
import { importColumns } from '../../shared/organisations/importing'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

const header = ['工会名称', '类型', '上级工会', '信用代码', '受理入会']
type Row = [name: string, kind: string, parent?: string, code?: string, accepts?: string]

const sheetOf = (rows: Row[]): Promise<Uint8Array> => {
  const cells: SheetContent['rows'] = rows.map((row) => header.map((_, at) => row[at] ?? null))
  return writeXlsx([{ name: '机构', columns: header.map((one) => ({ header: one })), rows: cells }])
}

onEveryDatabase('A sheet of unions', (make) => {
  const server = useServer(make)
  let admin: Caller
  beforeAll(async () => {
    admin = await server.as('orgAdmin')
  })

  const importing = async (rows: Row[]) => admin.organisationsDesk.importNodes({ upload: await sheetOf(rows) })
  const problemsOf = (report: Awaited<ReturnType<typeof importing>>) =>
    report.rows.map(({ problems }) => problems.map(({ column, problem }) => `${column} ${problem}`).join(', '))
  const find = (name: string) => server.database.reader.findOneBy(Organisation, { name })
  const code = (at: number) => {
    const body = `91110105MA${String(at).padStart(7, '0')}`
    return body + creditCheckCharacter(body)
  }

  it('is looked at first, then added, in whatever order its rows stand; twice is once', async () => {
    const rows: Row[] = [
      ['甲公司工会', '单位', '东坝街道总工会', code(1)],
      ['甲公司一分会', '工会小组', code(1), '', '否'],
      ['东坝街道总工会', '街道', '朝阳区总工会(演示)'],
      ['南磨房地区总工会', '地区'],
    ]
    const looked = await admin.organisationsDesk.checkImport({ upload: await sheetOf(rows) })
    expect(looked).toMatchObject({ isDone: false, counts: { good: 4, there: 0, bad: 0 } })
    expect(await find('甲公司工会')).toBeNull()

    expect(await importing(rows)).toMatchObject({ isDone: true, counts: { good: 4, there: 0, bad: 0 } })
    const [street, company, group] = await Promise.all(['东坝街道总工会', '甲公司工会', '甲公司一分会'].map(find))
    expect(company!.path.startsWith(street!.path)).toBe(true)
    expect(group!.path.startsWith(company!.path)).toBe(true)
    expect(group).toMatchObject({
      parentId: company!.id,
      kind: 'group',
      acceptsApplications: false,
      district: '朝阳区',
    })
    expect((await find('南磨房地区总工会'))!.parentId).toBe((await unionOf(server, '朝阳区总')).id)
    expect((await importing(rows)).counts).toEqual({ good: 0, there: 4, bad: 0 })
    expect(await server.database.reader.countBy(Organisation, { name: '甲公司工会' })).toBe(1)
  })

  it('says of each bad row what is wrong where, and takes the good ones', async () => {
    const held = (await unionOf(server, '长阳')).creditCode!
    const report = await importing([
      ['好工会', '街道'],
      ['', '街道'],
      ['类型不明工会', '俱乐部'],
      ['错码工会', '街道', '', '911101050000000000'],
      ['占码工会', '街道', '', held],
      ['重码一工会', '街道', '', code(50)],
      ['重码二工会', '街道', '', code(50)],
      ['没上级工会', '单位', '不存在的工会'],
      ['管不着工会', '单位', '房山区总工会(演示)'],
      ['不合适工会', '区总工会', '好工会'],
      ['随错工会', '单位', '错码工会'],
      ['环一', '单位', '环二'],
      ['环二', '单位', '环一'],
      ['好工会', '街道'],
      ['含糊工会', '单位', '好工会', '', '也许'],
    ])
    expect(problemsOf(report)).toEqual([
      '',
      'name missing',
      'kind kind_unknown',
      'creditCode code_wrong',
      'creditCode code_held',
      'creditCode code_repeated',
      '',
      'parent parent_unknown',
      'parent parent_unknown',
      'kind kind_unfit',
      'parent parent_bad',
      'parent parent_unknown',
      'parent parent_unknown',
      'name repeated',
      'accepts answer_unknown',
    ])
    expect(report.counts).toEqual({ good: 2, there: 0, bad: 13 })
    expect(await find('重码二工会')).not.toBeNull()
    expect(await find('管不着工会')).toBeNull()
  })

  it('of a thousand unions is added whole, and its tree is whole', async () => {
    const rows: Row[] = Array.from({ length: 1_000 }, (_, at) =>
      at === 0 ? ['大街道总工会', '街道'] : [`社区工会 ${at}`, '社区', at % 2 ? '大街道总工会' : '朝阳区总工会(演示)'],
    )
    expect((await importing(rows)).counts.good).toBe(1_000)
    const street = (await find('大街道总工会'))!
    const below = await server.database.reader.findBy(Organisation, { parentId: street.id })
    expect(below).toHaveLength(500)
    expect(below.every(({ path }) => path.startsWith(street.path))).toBe(true)
  })

  it('that is none, or has other columns, is refused by name', async () => {
    const send = (upload: Uint8Array) => admin.organisationsDesk.importNodes({ upload })
    await expectRefusal(send(new TextEncoder().encode('名称,类型\n一,街道')), 'spreadsheet.is_text')
    const other = await writeXlsx([{ name: '名册', columns: [{ header: '姓名' }], rows: [['张三']] }])
    await expectRefusal(send(other), 'spreadsheet.columns_missing')
  })

  it('needs to say what is above where one looks after several places', async () => {
    const two = await newStaff(server, 'orgAdmin', (await unionOf(server, '漷县')).id)
    const { addGrant } = await import('../../server/seeds/organisations')
    const other = await unionOf(server, '旧宫')
    await server.database.transaction((db) => addGrant(db, two.id, 'orgAdmin', other.id, server.clock.now()))
    const report = await two.organisationsDesk.importNodes({ upload: await sheetOf([['何处工会', '单位']]) })
    expect(problemsOf(report)).toEqual(['parent parent_unknown'])
  })

  it('begins from a template that is understood', async () => {
    const { content, name } = await admin.organisationsDesk.getImportTemplate()
    expect(name).toBe('机构导入模板.xlsx')
    const letters = await readTable(content, importColumns, async ({ head }) => head.letters)
    expect(Object.keys(letters)).toHaveLength(importColumns.length)
  })
})
