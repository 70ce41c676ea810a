import { posix } from 'node:path'
import { AppError } from '../../../shared/http/errors'
import { type NumberStyle, numberStyleOf } from './values'
import { readXml } from './xml'
import { openZip, type Zip } from './zip'

export interface Workbook {
  zip: Zip
  /** Those that are shown, in their order. */
  sheets: { name: string; part: string }[]
  strings: string[]
  styles: NumberStyle[]
  is1904: boolean
}

/** Characters of all texts of a workbook together. */
const maxStringLength = 64_000_000

const nothing = () => {}

/** Opens what must be a workbook of the XML kind; anything else is refused by what it looks like. */
export async function openWorkbook(content: Buffer, maxUnpacked: number): Promise<Workbook> {
  refuseOtherFiles(content)
  const zip = openZip(content, maxUnpacked)
  if (!zip.has('[Content_Types].xml')) throw new AppError('spreadsheet.not_xlsx')
  const workbookPart = (await readTargets(zip, '_rels/.rels', '')).byType('officeDocument')
  if (!workbookPart || !zip.has(workbookPart) || !(await isSpreadsheet(zip, workbookPart))) {
    throw new AppError('spreadsheet.not_xlsx')
  }
  const folder = posix.dirname(workbookPart)
  const targets = await readTargets(zip, `${folder}/_rels/${posix.basename(workbookPart)}.rels`, folder)
  const { sheets, is1904 } = await readSheets(zip, workbookPart, targets.byId)
  const stringsPart = targets.byType('sharedStrings')
  const stylesPart = targets.byType('styles')
  return {
    zip,
    sheets,
    is1904,
    strings: stringsPart && zip.has(stringsPart) ? await readStrings(zip, stringsPart) : [],
    styles: stylesPart && zip.has(stylesPart) ? await readStyles(zip, stylesPart) : [],
  }
}

/** Refuses what is no workbook of the XML kind by its first bytes, and says what it looks like. */
export function refuseOtherFiles(content: Buffer): void {
  if (content.subarray(0, 2).toString('latin1') === 'PK') return
  if (content.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    // The older kind, and a newer one with a password, come in the same wrapping.
    const isLocked = content.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new AppError(isLocked ? 'spreadsheet.locked' : 'spreadsheet.old_format')
  }
  throw new AppError(content.subarray(0, 4_096).includes(0) ? 'spreadsheet.not_xlsx' : 'spreadsheet.is_text')
}

interface Targets {
  byId: Map<string, string>
  /** By the last word of the relation's type. */
  byType(type: string): string | undefined
}

async function readTargets(zip: Zip, part: string, folder: string): Promise<Targets> {
  const byId = new Map<string, string>()
  const types = new Map<string, string>()
  if (zip.has(part)) {
    await readXml(zip.read(part), {
      open(name, attribute) {
        const target = attribute('Target')
        if (name !== 'Relationship' || !target || attribute('TargetMode') === 'External') return
        const path = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target))
        byId.set(attribute('Id') ?? '', path)
        types.set(posix.basename(attribute('Type') ?? ''), path)
      },
      close: nothing,
      text: nothing,
    })
  }
  return { byId, byType: (type) => types.get(type) }
}

async function isSpreadsheet(zip: Zip, workbookPart: string): Promise<boolean> {
  let type = ''
  await readXml(zip.read('[Content_Types].xml'), {
    open(name, attribute) {
      if (name === 'Override' && attribute('PartName') === `/${workbookPart}`) type = attribute('ContentType') ?? ''
      if (name === 'Default' && type === '' && attribute('Extension') === 'xml') type = attribute('ContentType') ?? ''
    },
    close: nothing,
    text: nothing,
  })
  return /spreadsheetml.*main\+xml|ms-excel.*main\+xml/.test(type)
}

async function readSheets(zip: Zip, part: string, targets: Map<string, string>) {
  const sheets: Workbook['sheets'] = []
  let is1904 = false
  await readXml(zip.read(part), {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet' || (attribute('state') ?? 'visible') !== 'visible') return
      const target = targets.get(attribute('id') ?? '')
      if (target && zip.has(target)) sheets.push({ name: attribute('name') ?? '', part: target })
    },
    close: nothing,
    text: nothing,
  })
  return { sheets, is1904 }
}

/** Texts that cells point to; of rich text its runs together, without how it is pronounced. */
async function readStrings(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = []
  let left = maxStringLength
  let current = ''
  let isText = false
  let isPronunciation = false
  await readXml(zip.read(part), {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') isPronunciation = true
      isText = name === 't'
    },
    text(text) {
      if (isText && !isPronunciation) current += text
    },
    close(name) {
      isText = false
      if (name === 'rPh') isPronunciation = false
      if (name !== 'si') return
      left -= current.length + 1
      if (left < 0) throw new AppError('spreadsheet.too_large')
      strings.push(current)
    },
  })
  return strings
}

/** How to read the numbers of each cell style. */
async function readStyles(zip: Zip, part: string): Promise<NumberStyle[]> {
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let isCellStyles = false
  await readXml(zip.read(part), {
    open(name, attribute) {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') isCellStyles = true
      if (name !== 'xf' || !isCellStyles) return
      const id = Number(attribute('numFmtId') ?? 0)
      styles.push(numberStyleOf(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false
    },
    text: nothing,
  })
  return styles
}
