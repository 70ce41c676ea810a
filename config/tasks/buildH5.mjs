import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildInto, filesBelow, inKilobytes, root } from './taro.mjs'

const output = 'dist/h5'
const inputs = [
  'miniapp',
  'shared',
  'config/index.ts',
  'config/prod.ts',
  'config/tasks/buildH5.mjs',
  'config/tasks/taro.mjs',
  'babel.config.js',
  '.browserslistrc',
  'package-lock.json',
]

/** Hash of all that the H5 is made from. */
export function stampOfSources() {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Whether dist/h5 is absent or was made from other sources than these. */
export function isStale() {
  const stamp = join(root, output, '.stamp')
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== stampOfSources()
}

export async function buildH5() {
  // Taken before the build: a source changed meanwhile makes the result stale, not silently old.
  const stamp = stampOfSources()
  await buildInto(output, 'h5', {}, (folder) => writeFileSync(join(folder, '.stamp'), stamp))
}

/** Compressed size of what index.html loads before any page is chosen. */
export function entrySizes() {
  const html = readFileSync(join(root, output, 'index.html'), 'utf8')
  const gzip = (pattern) =>
    [...html.matchAll(pattern)].reduce(
      (sum, [, path]) => sum + gzipSync(readFileSync(join(root, output, path))).length,
      0,
    )
  return { script: gzip(/<script[^>]* src="\/([^"]+)"/g), style: gzip(/<link[^>]* href="\/([^"]+\.css)"/g) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildH5()
  const { script, style } = entrySizes()
  process.stdout.write(`H5 entry, gzip: script ${inKilobytes(script)}, style ${inKilobytes(style)}\n`)
}
