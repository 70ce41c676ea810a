import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ServerConfig } from '../../config/server'
import type { JobKind } from '../platform/jobs'
import { findHead } from './sealing'

/** A head of the chain, kept where whoever can write to the database cannot. */
export interface Anchor {
  sequence: number
  at: string
  chain: string
}

const fileOf = ({ auditAnchorDir }: ServerConfig): string => join(auditAnchorDir, 'audit-anchors.jsonl')

/** The anchors written so far, oldest first; a line that a crash cut off is left out. */
export async function readAnchors(config: ServerConfig): Promise<Anchor[]> {
  const text = await readFile(fileOf(config), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => parseAnchor(line) ?? [])
}

function parseAnchor(line: string): Anchor | null {
  try {
    const { sequence, at, chain } = JSON.parse(line) as Anchor
    return Number.isInteger(sequence) && typeof at === 'string' && typeof chain === 'string'
      ? { sequence, at, chain }
      : null
  } catch {
    return null
  }
}

/** Appends the head of the chain to the anchor file, where it has moved. */
export const anchorJob: JobKind = {
  name: 'audit.anchor',
  everySeconds: 300,
  async run({ database, ports, now }) {
    const head = await findHead(database.reader)
    const last = (await readAnchors(ports.config)).at(-1)
    if (head === null || head.sequence === last?.sequence) return
    const anchor: Anchor = { sequence: head.sequence!, at: now.toISOString(), chain: head.chain! }
    await appendLine(fileOf(ports.config), JSON.stringify(anchor))
  },
}

async function appendLine(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(`${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}
