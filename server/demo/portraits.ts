import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { putFile } from '../platform/files'

/** Drawn faces of who collects children; the build lays them beside the bundled server. */
const faces = ['grandmother', 'grandmother', 'aunt', 'grandfather'] as const
const read = (face: (typeof faces)[number]): Buffer =>
  readFileSync(join(__dirname, 'pictures/portraits', `${face}.jpg`))

/** Names in the storage of a portrait for each collector, for rows that are yet to be written. */
export async function putPortraits(keeping: Parameters<typeof putFile>[0], now: Date): Promise<string[]> {
  const files: string[] = []
  for (const face of faces) files.push(await putFile(keeping, read(face), now))
  return files
}
