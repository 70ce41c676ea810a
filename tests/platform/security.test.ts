import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/sources'

/** How many requirements each section of ASVS 5.0.0 has at levels 1 and 2, which stand before those of level 3. */
const sections: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
}

interface Row {
  /** `1.2.4`, more than one where the row holds a range, `³` at those of level 3. */
  numbers: string[]
  held: string
}

function readRows(text: string): Row[] {
  return [...text.matchAll(/^\| V(\d+\.\d+)\.(\d+)(?:–(\d+))?(³?) \| [^|]+ \| ([^|]+) \|$/gm)].map(
    ([, section, first, last = first, level, held]) => {
      const many = Number(last) - Number(first) + 1
      return {
        numbers: Array.from({ length: many }, (_, at) => `${section}.${Number(first) + at}${level}`),
        held: held!,
      }
    },
  )
}

/** Everything named: `path`, `path#identifier`, `path` "part of its text". */
const referencesIn = (held: string) =>
  [...held.matchAll(/`([\w./-]+\.\w+)(?:#([\w$]+))?`(?: "([^"]+)")?/g)].map(([, path, name, part]) => ({
    path: path!,
    name,
    part,
  }))

function isThere({ path, name, part }: ReturnType<typeof referencesIn>[number]): boolean {
  const file = join(root, path)
  if (!existsSync(file)) return false
  const text = readFileSync(file, 'utf8')
  // What this document says of itself stands above its tables.
  const searched = path === 'docs/SECURITY.md' ? text.slice(0, text.indexOf('# OWASP ASVS')) : text
  if (name !== undefined && !new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(searched)) return false
  return part === undefined || searched.includes(part)
}

describe('What docs/SECURITY.md promises', () => {
  const text = readFileSync(join(root, 'docs/SECURITY.md'), 'utf8')
  const rows = readRows(text)

  it('speaks of every requirement of level 2, once', () => {
    const due = Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
    )
    const given = rows.flatMap(({ numbers }) => numbers)
    expect(given.filter((one) => !one.endsWith('³')).sort()).toEqual(due.sort())
    expect(new Set(given).size).toBe(given.length)
    expect(text.match(/^\| V\d/gm)).toHaveLength(rows.length)
  })

  it('names a test or a place in the code for each, or says why it does not apply', () => {
    const bare = rows.filter(({ held }) => referencesIn(held).length === 0 && !held.includes('n/a: '))
    expect(bare.map(({ numbers }) => numbers)).toEqual([])
  })

  it('names only what is there', () => {
    const gone = referencesIn(text).filter((reference) => !isThere(reference))
    expect(gone).toEqual([])
  })

  it('names a test by its title, not by its file alone', () => {
    const bare = referencesIn(text).filter(({ path, part }) => path.endsWith('.test.ts') && part === undefined)
    expect(bare.map(({ path }) => path)).toEqual(['tests/platform/security.test.ts'])
  })
})
