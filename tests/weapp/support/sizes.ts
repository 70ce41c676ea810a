import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ProgramFiles } from './files'

/** Bytes of the main package and of each subpackage, as WeChat counts them. */
export function packageSizes(root: string): { main: number; subpackages: Record<string, number> } {
  const { subpackages } = new ProgramFiles(root)
  const sizes = Object.fromEntries(subpackages.map((folder) => [folder, bytesBelow(join(root, folder))]))
  const all = bytesBelow(root)
  return { main: all - Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0), subpackages: sizes }
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
