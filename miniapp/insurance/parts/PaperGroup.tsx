import { Text } from '@tarojs/components'
import type { FileAnswer } from '../../../shared/http/files'
import { mostFilesPerKind } from '../../../shared/insurance/files'
import type { PaperFile, PaperFiles } from '../../../shared/insurance/papers.contract'
import { papersText } from '../../../shared/insurance/papersText'
import type { PaperKind } from '../../../shared/insurance/plans'
import { missedStates } from '../../../shared/insurance/states'
import { insuranceText } from '../../../shared/insurance/text'
import { useText } from '../../platform/locale'
import { Button, Card, confirm, Tag } from '../../ui'
import { PaperRow, UploadRow } from './PaperRow'
import type { Upload } from './uploads'

interface PaperGroupProps {
  kind: PaperKind
  required: boolean
  files: readonly PaperFile[]
  uploads: readonly Upload[]
  actions: PaperFiles['actions']
  look: (token: string) => Promise<FileAnswer>
  onAdd: () => void
  onRemove: (file: PaperFile) => void
}

/** One kind of paper: what it is, whether it is needed, and what there is of it. */
export function PaperGroup({ kind, required, files, uploads, actions, look, onAdd, onRemove }: PaperGroupProps) {
  const text = useText(papersText)
  const { paperKinds } = useText(insuranceText)
  const isThere = files.some(({ state }) => state === 'kept' || state === 'checking')
  const mayEdit = actions.includes('edit')
  const mayAdd = mayEdit || (actions.includes('replace') && files.some(({ state }) => missedStates.includes(state)))
  const remove = async (file: PaperFile) => {
    if (await confirm({ title: text.removeAsk, ok: text.removeYes })) onRemove(file)
  }
  const tone = isThere ? 'ok' : required ? 'warn' : 'grey'
  const label = isThere ? text.states.kept : required ? text.required : text.optional
  return (
    <Card title={paperKinds[kind]} aside={<Tag tone={tone}>{label}</Tag>} className="papers">
      <Text className="papers__example">{text.examples[kind]}</Text>
      {files.map((file) => (
        <PaperRow
          key={file.fileId}
          file={file}
          look={look}
          {...(mayEdit ? { onRemove: () => void remove(file) } : {})}
          {...(mayAdd ? { onAdd } : {})}
        />
      ))}
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} />
      ))}
      {mayAdd && files.length + uploads.length < mostFilesPerKind && (
        <Button kind="outline" size="small" label={text.addTo(paperKinds[kind])} onTap={onAdd}>
          {text.add}
        </Button>
      )}
    </Card>
  )
}
