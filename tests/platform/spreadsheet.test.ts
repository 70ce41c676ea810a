import { setImmediate as nextTurn } from 'node:timers/promises'
import { Workbook, type Worksheet } from 'exceljs'
import { type Column, readTable, type TableRow, writeCsv, writeXlsx } from '../../server/platform/spreadsheet'
import type { AppError } from '../../shared/http/errors'
import { makeXlsxOf, makeZip } from '../support/zip'

const columns: Column<'name' | 'number' | 'phone' | 'unit'>[] = [
  { key: 'name', names: ['姓名', '名字'], isRequired: true },
  { key: 'number', names: ['证件号码', '身份证号'], isRequired: true },
  { key: 'phone', names: ['手机号', '联系电话'] },
  { key: 'unit', names: ['单位', '站点'] },
]

async function make(fill: (sheet: Worksheet, workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook()
  fill(workbook.addWorksheet('名册'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function read(content: Uint8Array, limits = {}) {
  return readTable(
    content,
    columns,
    async ({ head, rows }) => {
      const all: TableRow[] = []
      for await (const some of rows) all.push(...some)
      return { head, rows: all, texts: all.map(({ cells }) => columns.map(({ key }) => cells[key]?.text ?? null)) }
    },
    limits,
  )
}

const refusalOf = (content: Uint8Array, limits = {}) =>
  read(content, limits).then(
    () => 'read',
    (error: AppError) => error.code,
  )

describe('A spreadsheet', () => {
  it('is read with its columns in any order and under other names, below a title, without its empty rows', async () => {
    const content = await make((sheet) => {
      sheet.addRow(['金盏地区总工会会员名册'])
      sheet.mergeCells('A1:D1')
      sheet.addRow([])
      sheet.addRow(['序号', '联系电话', ' * 姓 名(必填)', '备注', '身份证号'])
      sheet.addRow([1, 13912345678, '  张三 ', '', '110105199001010010'])
      sheet.addRow([])
      sheet.addRow([2, ' 139 1234 5679', '\u3000𠮷野·买买提\u00a0', '', '11010519900101002x'])
    })
    const { head, rows, texts } = await read(content)
    expect(head).toEqual({ sheet: '名册', headerRow: 3, letters: { name: 'C', number: 'E', phone: 'B' } })
    expect(rows.map(({ number }) => number)).toEqual([4, 6])
    expect(texts).toEqual([
      ['张三', '110105199001010010', '13912345678', null],
      ['𠮷野·买买提', '11010519900101002x', '139 1234 5679', null],
    ])
  })

  it('gives a formula its stored value, and says of merged cells, lost digits and failed cells that they are that', async () => {
    const content = await make((sheet) => {
      sheet.addRow(['姓名', '证件号码', '手机号', '单位'])
      sheet.addRow([{ formula: 'CONCAT("张","三")', result: '张三' }, Number('110105199001010010'), '1.39E+10', '甲站'])
      sheet.addRow(['李四', '110105199001010029', { error: '#N/A' }, ''])
      sheet.mergeCells('D2:D3')
      sheet.addRow(['王五', { formula: 'HYPERLINK("http://x")' }, 1.3912345678e10, new Date('1990-01-02T00:00:00Z')])
    })
    const { rows } = await read(content)
    expect(rows.map(({ cells }) => cells)).toEqual([
      {
        name: { text: '张三', flags: ['formula'] },
        number: { text: '110105199001010000', flags: ['rounded'] },
        phone: { text: '13900000000', flags: ['rounded'] },
        unit: { text: '甲站', flags: ['merged'] },
      },
      {
        name: { text: '李四', flags: [] },
        number: { text: '110105199001010029', flags: [] },
        phone: { text: '#N/A', flags: ['error'] },
        unit: { text: '甲站', flags: ['merged'] },
      },
      {
        name: { text: '王五', flags: [] },
        number: { text: '', flags: ['formula'] },
        phone: { text: '13912345678', flags: [] },
        unit: { text: '1990-01-02', flags: [] },
      },
    ])
  })

  it('is taken from the first sheet that is shown and has the columns', async () => {
    const content = await make((sheet, workbook) => {
      sheet.state = 'hidden'
      sheet.addRow(['姓名', '证件号码'])
      sheet.addRow(['藏起来的', '1'])
      workbook.addWorksheet('说明').addRow(['填写说明'])
      const third = workbook.addWorksheet('第三')
      third.addRow(['姓名', '证件号码'])
      third.addRow(['看得见的', '2'])
    })
    expect((await read(content)).texts).toEqual([['看得见的', '2', null, null]])
  })

  it('keeps leading zeros, entities, rich text and escaped signs', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="str"><x:v>证件号码</x:v></x:c></x:row>' +
      '<!-- <row> --><x:row><x:c t="inlineStr"><x:is><x:r><x:t>A&amp;</x:t></x:r><x:r><x:t>&#x4e00;_x000D_B</x:t></x:r><x:rPh><x:t>yi</x:t></x:rPh></x:is></x:c><x:c s="1"><x:v>1234567</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const rels =
      '<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="t/styles" Target="styles.xml"/></Relationships>'
    const content = makeXlsxOf(sheet, { 'xl/styles.xml': styles, 'xl/_rels/workbook.xml.rels': rels })
    expect((await read(content)).texts).toEqual([['A&一 B', '01234567', null, null]])
  })

  const good = () =>
    make((sheet) => {
      sheet.addRow(['姓名', '证件号码'])
      for (let row = 0; row < 50; row += 1) sheet.addRow([`人${row}`, `${row}`])
    })
  const bomb = () =>
    makeXlsxOf(Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(350_000_000, '<row/>')]))
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><row><c t="str"><v>&b;</v></c></row></worksheet>'

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    [
      'a web page under another name',
      () => Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'spreadsheet.is_text',
    ],
    ['a CSV under another name', () => Buffer.from('姓名,证件号码\n张三,1\n'), 'spreadsheet.is_text'],
    ['the old kind', () => Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'spreadsheet.old_format'],
    [
      'one with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'spreadsheet.locked',
    ],
    ['a zip that is no workbook', () => makeZip({ 'a.txt': 'a' }), 'spreadsheet.not_xlsx'],
    [
      'a text document',
      () =>
        makeZip({
          '[Content_Types].xml':
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
          '_rels/.rels':
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          'word/document.xml': '<document/>',
        }),
      'spreadsheet.not_xlsx',
    ],
    ['one cut short', async () => (await good()).slice(0, 3_000), 'spreadsheet.broken'],
    ['one with a hole', async () => Buffer.from(await good()).fill(0, 2_000, 3_000), 'spreadsheet.broken'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'spreadsheet.not_xlsx'],
    ['a zip bomb', bomb, 'spreadsheet.too_large'],
    ['entities within entities', () => makeXlsxOf(laughs), 'spreadsheet.broken'],
    [
      'rows that share a number',
      () => makeXlsxOf('<worksheet><sheetData><row r="2"/><row r="2"/></sheetData></worksheet>'),
      'spreadsheet.broken',
    ],
    ['one without rows', () => make((sheet) => sheet.addRow(['姓名', '证件号码'])), 'spreadsheet.empty'],
    ['one without anything', () => make(() => {}), 'spreadsheet.empty'],
    ['other columns', () => make((sheet) => sheet.addRow(['姓名', '职务'])), 'spreadsheet.columns_missing'],
  ])('refuses %s', async (_, content, code) => {
    expect(await refusalOf(await content())).toBe(code)
  })

  it('is refused past the rows that are taken, and names the columns that are missing', async () => {
    expect(await refusalOf(await good(), { maxRows: 49 })).toBe('spreadsheet.too_many_rows')
    const others = await make((sheet) => sheet.addRow(['名字', '职务']))
    await expect(read(others)).rejects.toMatchObject({ data: { missing: ['证件号码'], sheet: '名册' } })
  })

  it('lets its reader stop, and the next one begin', async () => {
    const content = await good()
    const first = await readTable(content, columns, async ({ rows }) => (await rows.next()).value?.length)
    expect(first).toBe(50)
    await expect(readTable(content, columns, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
    expect((await read(content)).rows).toHaveLength(50)
  })

  it('lets others have their turn while it is written', async () => {
    let turns = 0
    let isWriting = true
    const turnsOfRows = new Set<number>()
    function* rows() {
      for (let at = 0; at < 5_000; at++) {
        turnsOfRows.add(turns)
        yield ['张三', String(at)]
      }
    }
    const columns = [{ header: '姓名' }, { header: '证件号码' }]
    const content = writeXlsx([{ name: '名册', columns, rows: rows() }]).finally(() => {
      isWriting = false
    })
    for (; isWriting; turns++) await nextTurn()
    expect((await read(await content)).texts).toHaveLength(5_000)
    expect(turnsOfRows.size).toBeGreaterThanOrEqual(20)
  })

  it('is none where a row of it cannot be read', async () => {
    async function* rows() {
      yield ['张三']
      throw new Error('the database is gone')
    }
    const written = writeXlsx([{ name: '名册', columns: [{ header: '姓名' }], rows: rows() }])
    await expect(written).rejects.toThrow('the database is gone')
  })

  it('offers choices below its header, where its rows begin', async () => {
    const columns = [{ header: '姓名' }, { header: '职业', choices: ['快递员', '外卖骑手'] }]
    const content = await writeXlsx([{ name: '名册', columns, rows: [['张三', '快递员']] }])
    const workbook = new Workbook()
    await workbook.xlsx.load(content.buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]!
    expect(sheet.getCell('A2').value).toBe('张三')
    for (const cell of ['B2', 'B2000']) {
      expect(sheet.getCell(cell).dataValidation).toMatchObject({ type: 'list', formulae: ['"快递员,外卖骑手"'] })
    }
    expect(sheet.getCell('A3').dataValidation).toBeUndefined()
  })

  it('is written so that nothing in it is taken for a formula, and reads back', async () => {
    const rows = [
      ['=1+1', '+8613912345678', '-1', '@SUM(A1)'],
      ['\t=1', '\u0000=1', 'a,"b"', '张三'],
    ]
    const content = await writeXlsx([
      { name: '名册', columns: ['姓名', '证件号码', '手机号', '单位'].map((header) => ({ header })), rows },
    ])
    expect((await read(content)).texts).toEqual([
      ["'=1+1", "'+8613912345678", "'-1", "'@SUM(A1)"],
      ["' =1", "'=1", 'a,"b"', '张三'],
    ])
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv(
        ['=A', 'B'],
        [
          ['@x', 1],
          ['a,"b"', null],
        ],
      ),
    )
    expect(csv).toBe('\ufeff\'=A,B\r\n\'@x,1\r\n"a,""b""",\r\n')
  })
})
