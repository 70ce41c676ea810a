import { useEffect } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { PaperFile } from '../../../shared/insurance/papers.contract'
import { useCommand } from '../../platform/useCommand'
import { usePolling } from '../../platform/usePolling'
import { useView } from '../../platform/useView'
import { papers } from './papersClient'
import { dropUpload, type Upload, useUploads } from './uploads'

const lookEveryMs = 1_500
/** Before the links to the pages are too old to be opened. */
const renewEveryMs = 240_000

/** What the server has of a claim's papers, and what is still on its way from this phone. */
export function usePapers(claimId: string) {
  const view = useView(() => papers.listFiles({ params: { claimId } }), { deps: [claimId] })
  const uploads = useUploads(({ items }) => items).filter((item) => item.claimId === claimId)
  const sent = uploads.filter(({ phase }) => phase === 'sent')
  const files = merge(view.data?.items ?? [], sent)
  const isDue = files.some(({ state }) => state === 'checking') || sent.length > 0
  usePolling(view.refresh, isDue ? lookEveryMs : renewEveryMs, files.length > 0)
  useEffect(() => {
    // What the server lists needs no row of its own any more.
    const listed = new Set(
      (view.data?.items ?? []).filter(({ state }) => state !== 'receiving').map(({ fileId }) => fileId),
    )
    for (const { key, file } of sent) if (file && listed.has(file.fileId)) dropUpload(key)
  }, [view.data, sent])
  const removal = useCommand(({ fileId }: PaperFile) => papers.removeFile({ params: { claimId, fileId } }), {
    onDone: view.show,
    onError: (error) => {
      if (error instanceof ApiError) void view.refresh()
    },
  })
  const busy = uploads.filter(({ phase }) => phase !== 'sent')
  const shown = files.filter(({ fileId }) => !busy.some(({ file }) => file?.fileId === fileId))
  return { view, files: shown, uploads: busy, removal, actions: view.data?.actions ?? [] }
}

/** The list as it was read, with what was sent since. */
function merge(listed: readonly PaperFile[], sent: readonly Upload[]): PaperFile[] {
  const newer = sent.flatMap(({ file }) => (file ? [file] : []))
  const isOutdated = ({ fileId, state }: PaperFile) =>
    state === 'receiving' && newer.some((file) => file.fileId === fileId)
  const kept = listed.filter((file) => !isOutdated(file))
  return [...kept, ...newer.filter(({ fileId }) => !kept.some((file) => file.fileId === fileId))]
}
