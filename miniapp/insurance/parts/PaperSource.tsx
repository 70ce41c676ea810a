import { papersText } from '../../../shared/insurance/papersText'
import type { PaperKind } from '../../../shared/insurance/plans'
import { insuranceText } from '../../../shared/insurance/text'
import { useText } from '../../platform/locale'
import { type PickFrom, pickFiles } from '../../platform/pickFiles'
import { Row, Sheet, toast } from '../../ui'
import { addUploads } from './uploads'

interface PaperSourceProps {
  claimId: string
  /** What is added to; null while nothing is. */
  kind: PaperKind | null
  /** How many more it takes. */
  most: number
  onClose: () => void
}

const sources = ['camera', 'album', 'file'] as const
const fromOf: Record<(typeof sources)[number], PickFrom> = { camera: 'camera', album: 'album', file: 'documents' }

/** Where a paper comes from: camera, album, or a document. */
export function PaperSource({ claimId, kind, most, onClose }: PaperSourceProps) {
  const text = useText(papersText)
  const { paperKinds } = useText(insuranceText)
  if (kind === null) return null
  const pick = async (from: PickFrom) => {
    // At once: a browser opens its list on a tap alone.
    const picking = pickFiles(from, most)
    onClose()
    try {
      addUploads(claimId, kind, await picking)
    } catch {
      toast(text.notOpened)
    }
  }
  return (
    <Sheet isOpen title={text.addTo(paperKinds[kind])} onClose={onClose}>
      {sources.map((source) => (
        <Row key={source} title={text[source]} onTap={() => void pick(fromOf[source])} />
      ))}
    </Sheet>
  )
}
