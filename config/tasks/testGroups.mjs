import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { root } from './taro.mjs'

/** How many test files share what they load; those of programs take longer, and are spread over the workers. */
const sizes = { unit: 12, api: 6, weapp: 4, browser: 3, faults: 1 }

/** What goes through every operation is a group of its own. */
const isSweep = (file) => /\.sweep\.|explain/.test(file)

/**
 * Writes files that hold several test files each: jest loads the product's modules anew for every file it is given, which is
 * a third of what an API test takes. A failed test is named with the file it stands in. Answers with the folder.
 */
export function writeGroups(files) {
  const folder = join(root, '.cache/groups')
  rmSync(folder, { recursive: true, force: true })
  for (const [kind, size] of Object.entries(sizes)) {
    mkdirSync(join(folder, kind), { recursive: true })
    const ofKind = files.filter((file) => kindOf(file) === kind)
    const groups = [
      ...ofKind.filter(isSweep).map((file) => [file]),
      ...spread(
        ofKind.filter((file) => !isSweep(file)),
        size,
      ),
    ]
    groups.forEach((group, at) => {
      const name = group.length === 1 ? basename(group[0]).replace(/\.test\.tsx?$/, '') : String(at).padStart(2, '0')
      writeFileSync(join(folder, kind, `${name}.test.js`), group.map(textOf).join('\n'))
    })
  }
  return folder
}

function kindOf(file) {
  const [top] = relative(join(root, 'tests'), file).split('/')
  if (top in sizes) return top
  return file.endsWith('.api.test.ts') ? 'api' : 'unit'
}

/** In groups of about as much to do: each has some of the large files and some of the small ones. */
function spread(files, size) {
  const bySize = [...files].sort((a, b) => statSync(b).size - statSync(a).size)
  const count = Math.ceil(files.length / size)
  return Array.from({ length: count }, (_, group) => bySize.filter((_, at) => at % count === group))
}

const textOf = (file) =>
  `describe(${JSON.stringify(relative(root, file))}, () => void require(${JSON.stringify(relative(join(root, '.cache/groups/kind'), file))}))`
