import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { AskedPaper } from '../../../shared/insurance/files'
import { mostFilesPerKind } from '../../../shared/insurance/files'
import type { PaperFile } from '../../../shared/insurance/papers.contract'
import { papersText } from '../../../shared/insurance/papersText'
import type { PaperKind } from '../../../shared/insurance/plans'
import { useText } from '../../platform/locale'
import { Empty, Failure, Skeleton } from '../../ui'
import { PaperGroup } from './PaperGroup'
import { PaperSource } from './PaperSource'
import { paperErrors, papers } from './papersClient'
import { usePapers } from './usePapers'
import './papers.scss'

export interface PapersNow {
  files: readonly PaperFile[]
  /** Something is still on its way from this phone. */
  isSending: boolean
}

interface PaperListProps {
  claimId: string
  /** What the claim's items ask for; files of other kinds that are there are shown as well. */
  asked: readonly AskedPaper[]
  /** Staff add them for somebody: what they look at is on record. */
  atDesk?: boolean
  onChange?: (now: PapersNow) => void
}

/** The papers of a claim: what is asked for, what is there, what is on its way, and adding more. */
export function PaperList({ claimId, asked, atDesk = false, onChange }: PaperListProps) {
  const text = useText(papersText)
  const { view, files, uploads, removal, actions } = usePapers(claimId)
  const look = (token: string) =>
    atDesk ? papers.seePage({ params: { claimId, token } }) : papers.getPage({ params: { token } })
  const [addingTo, setAddingTo] = useState<PaperKind | null>(null)
  const isSending = uploads.some(({ phase }) => phase !== 'failed')
  const told = JSON.stringify([files.map(({ fileId, state }) => [fileId, state]), isSending])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` stands for all of it
  useEffect(() => {
    if (view.data) onChange?.({ files, isSending })
  }, [told, view.data !== undefined])
  if (!view.data) {
    return view.error && !view.loading ? (
      <Failure error={view.error} words={paperErrors()} onRetry={() => void view.refresh()} />
    ) : (
      <Skeleton />
    )
  }
  const ofKind = <T extends { kind: PaperKind }>(all: readonly T[], kind: PaperKind) =>
    all.filter((one) => one.kind === kind)
  const others = [...new Set(files.map(({ kind }) => kind))].filter((kind) => !asked.some((one) => one.kind === kind))
  const groups = [...asked, ...others.map((kind) => ({ kind, required: false }))]
  if (groups.length === 0) return <Empty text={text.none} />
  return (
    <>
      {groups.map(({ kind, required }) => (
        <PaperGroup
          key={kind}
          kind={kind}
          required={required}
          files={ofKind(files, kind)}
          uploads={ofKind(uploads, kind)}
          actions={actions}
          look={look}
          onAdd={() => setAddingTo(kind)}
          onRemove={(file) => void removal.run(file)}
        />
      ))}
      {actions.length > 0 && <Text className="papers-trust">{text.trust}</Text>}
      <PaperSource
        claimId={claimId}
        kind={addingTo}
        most={addingTo ? mostFilesPerKind - ofKind(files, addingTo).length - ofKind(uploads, addingTo).length : 0}
        onClose={() => setAddingTo(null)}
      />
    </>
  )
}
