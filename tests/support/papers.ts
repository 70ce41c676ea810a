import { createHash } from 'node:crypto'
import { LessThanOrEqual } from 'typeorm'
import { Paper } from '../../server/insurance'
import type { PaperFile } from '../../shared/insurance/papers.contract'
import type { PaperKind } from '../../shared/insurance/plans'
import { drawPhoto, jpegOf } from './pictures'
import type { Caller, TestServer } from './server'

export interface Sent {
  kind?: PaperKind
  name?: string
  content: Buffer
}

export const announce = (by: Caller, claimId: string, { kind = 'invoices', name = '发票.jpg', content }: Sent) =>
  by.papers.announceFile({
    params: { claimId },
    body: { kind, name, size: content.length, sha256: createHash('sha256').update(content).digest('hex') },
  })

export const partOf = (content: Buffer, { chunkSize }: Pick<PaperFile, 'chunkSize'>, number: number): Uint8Array =>
  new Uint8Array(content.subarray(number * chunkSize, (number + 1) * chunkSize))

export const put = (by: Caller, claimId: string, file: PaperFile, number: number, upload: Uint8Array) =>
  by.papers.putChunk({ params: { claimId, fileId: file.fileId, number: String(number) }, upload })

/** A file sent whole; the worker has not looked at it yet. */
export async function send(by: Caller, claimId: string, sent: Sent): Promise<PaperFile> {
  let file = await announce(by, claimId, sent)
  const count = Math.ceil(sent.content.length / file.chunkSize)
  for (let number = 0; number < count; number += 1) {
    file = await put(by, claimId, file, number, partOf(sent.content, file, number))
  }
  return file
}

/** The worker looks at what has come, and clears up; where the machine is busy, one turn of its is not enough. */
export async function work(server: TestServer): Promise<void> {
  const isDue = () => server.database.reader.existsBy(Paper, { workAt: LessThanOrEqual(server.clock.now()) })
  do await server.runJob('insurance.papers')
  while (await isDue())
}

export const filesOf = async (by: Caller, claimId: string): Promise<PaperFile[]> =>
  (await by.papers.listFiles({ params: { claimId } })).items

/** A photo of an invoice that is kept; each seed another one. */
export async function keptPhoto(server: TestServer, by: Caller, claimId: string, seed: number): Promise<PaperFile> {
  const { fileId } = await send(by, claimId, { content: await jpegOf(drawPhoto(seed)) })
  await work(server)
  return (await filesOf(by, claimId)).find((file) => file.fileId === fileId)!
}
