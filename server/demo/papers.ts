import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperKind } from '../../shared/insurance/plans'
import { insuranceText } from '../../shared/insurance/text'
import { putFile } from '../platform/files'
import type { PutPicture } from '../seeds/papers'

/** Of all of them; each says on its face that it is a sample. */
const size = { width: 600, height: 800 }
/** The build lays them beside the bundled server. */
const read = (kind: PaperKind): Buffer => readFileSync(join(__dirname, 'pictures/papers', `${kind}.jpg`))

/** Sample pictures of papers, one list a claim, put into the storage for rows that are yet to be written. */
export async function putSamples(
  keeping: Parameters<typeof putFile>[0],
  claims: readonly (readonly PaperKind[])[],
  now: Date,
): Promise<PutPicture[][]> {
  const all: PutPicture[][] = []
  for (const kinds of claims) {
    const papers: PutPicture[] = []
    for (const kind of kinds) {
      const content = read(kind)
      const name = `${insuranceText.zh.paperKinds[kind]}.jpg`
      papers.push({ kind, name, content, file: await putFile(keeping, content, now), ...size })
    }
    all.push(papers)
  }
  return all
}
