import { createContext, Script } from 'node:vm'
import { parseSync, traverse } from '@babel/core'
import { readSources, type Source } from '../support/sources'

interface Found {
  path: string
  pattern: string
  flags: string
}

const plugins = ['typescript', 'jsx', 'decorators-legacy'] as const

/** Every pattern written in a file. */
function patternsIn({ path, text }: Source): Found[] {
  const parserOpts = { plugins: path.endsWith('.tsx') ? [...plugins] : plugins.filter((name) => name !== 'jsx') }
  const tree = parseSync(text, { babelrc: false, configFile: false, filename: path, parserOpts })!
  const found: Found[] = []
  traverse(tree, {
    enter({ node }) {
      if (node.type === 'RegExpLiteral') found.push({ path, pattern: node.pattern, flags: node.flags })
    },
  })
  return found
}

const pumps = 20_000
const patienceMs = 250

/** Texts that lead a careless pattern astray: what it looks for, over and over, and then what it does not. */
function attacksOn(pattern: string): string[] {
  const literal = pattern.replace(/\\[dwsbDWSB]|\\[pu]\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[\\^$.*+?()[\]{}|]/g, '')
  const letters = [...new Set([...literal, '0', 'a', ' ', '-', '_', '\n', '"', '\\', '王'])].slice(0, 24)
  const words = [literal.slice(0, 12), ...(pattern.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 6)]
  const pumped = [...letters, ...words, ...letters.slice(0, 8).map((letter) => `${letter}a`)]
  return pumped.filter((word) => word !== '').map((word) => `${word.repeat(Math.ceil(pumps / word.length))}\u0000`)
}

/** Whether one of its attacks takes a pattern longer than a blink: it is stopped there, for it might take years. */
function takesLong({ pattern, flags }: Found): boolean {
  const context = createContext({ expression: new RegExp(pattern, flags), text: '' })
  return attacksOn(pattern).some((text) => {
    context.text = text
    try {
      attempt.runInContext(context, { timeout: patienceMs })
      return false
    } catch {
      return true
    }
  })
}
const attempt = new Script('expression.lastIndex = 0; expression.test(text)')

describe('The patterns of the product', () => {
  const found = ['shared', 'server', 'miniapp'].flatMap(readSources).flatMap(patternsIn)
  // One that was slow is asked again: another test may have had the processor.
  const isCareless = (one: Found) => [1, 2, 3].every(() => takesLong(one))

  it('answer within a blink, whatever long text they are led astray with', () => {
    expect(found.length).toBeGreaterThan(60)
    expect(found.filter(isCareless).map(({ path, pattern }) => `${path}: ${pattern}`)).toEqual([])
  })

  it('would be found out if they did not', () => {
    expect(isCareless({ path: '', pattern: '^(\\d|\\d\\d)+$', flags: '' })).toBe(true)
  })

  it('are written by us: none is made from what a caller sent', () => {
    const made = ['shared', 'server'].flatMap(readSources).filter(({ code }) => /new RegExp\(/.test(code))
    // Made from names of attributes that stand in the code.
    expect(made.map(({ path }) => path)).toEqual(['server/platform/spreadsheet/xml.ts'])
  })
})
