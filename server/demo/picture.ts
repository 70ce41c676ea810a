import { crc32, deflateSync } from 'node:zlib'
import qrcode from 'qrcode-generator'

const scale = 12
const quiet = 4

/** A real PNG of a QR code, in place of the round code WeChat would draw: black on white, one byte a pixel. */
export function drawCode(content: string): Buffer {
  const code = qrcode(0, 'M')
  code.addData(content)
  code.make()
  const modules = code.getModuleCount()
  const size = (modules + 2 * quiet) * scale
  const isDark = (x: number, y: number) => {
    const [column, row] = [Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet]
    return column >= 0 && row >= 0 && column < modules && row < modules && code.isDark(row, column)
  }
  const rows = Array.from({ length: size }, (_, y) =>
    // Each row begins with its filter: none.
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => (isDark(x, y) ? 0 : 255))]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}
