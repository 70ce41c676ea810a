import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'

export const root = resolve(__dirname, '../..')

export interface Source {
  /** From the repository's root. */
  path: string
  text: string
  /** Without comments. */
  code: string
  /** What it imports: paths from the root for its own files, names for packages. */
  imports: string[]
}

const left = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.cache', '.swc'])

/** Every file below a folder of the repository whose name ends so, in order. */
export function filesBelow(folder: string, endings: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !left.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path, endings)
      return endings.test(entry.name) ? [path] : []
    })
}

export const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

export function readSources(folder: string): Source[] {
  return filesBelow(folder, /\.(ts|tsx|mjs|cjs|js)$/).map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const code = withoutComments(text)
    return { path, text, code, imports: importsOf(code).map((name) => fromRoot(path, name)) }
  })
}

/** Comments only: what stands in a string stays, and a `//` of an address is in one. */
function withoutComments(text: string): string {
  const parts = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|(?<![\\/])\/\/[^\n]*/g
  return text.replace(parts, (part) => (part.startsWith('/') ? '' : part))
}

const importPatterns = [
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*['"]([^'"]+)['"]/g,
  /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
]

function importsOf(code: string): string[] {
  return importPatterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name!))
}

function fromRoot(path: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
}
