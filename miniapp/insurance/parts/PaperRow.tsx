import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { FileAnswer } from '../../../shared/http/files'
import type { PaperFile } from '../../../shared/insurance/papers.contract'
import { papersText } from '../../../shared/insurance/papersText'
import type { PaperState } from '../../../shared/insurance/states'
import { useText } from '../../platform/locale'
import { Button, Tag, type Tone } from '../../ui'
import { PaperPages } from './PaperPages'
import { cancelUpload, retryUpload, type Upload } from './uploads'

const tones: Record<PaperState, Tone> = {
  receiving: 'warn',
  checking: 'grey',
  kept: 'ok',
  refused: 'red',
  lost: 'red',
}

interface PaperRowProps {
  file: PaperFile
  look: (token: string) => Promise<FileAnswer>
  onRemove?: () => void
  /** To send it once more. */
  onAdd?: () => void
}

/** A file the server has: its state, its receipt, and what can be done. */
export function PaperRow({ file, look, onRemove, onAdd }: PaperRowProps) {
  const text = useText(papersText)
  // As they were when it was opened: the list is asked again meanwhile.
  const [opened, setOpened] = useState<PaperFile['pages'] | null>(null)
  const { state, problem, receiptNumber, pages, name } = file
  const words = state === 'refused' && problem ? text.problems[problem] : state === 'lost' ? text.lost : null
  const isDue = state === 'receiving' || words !== null
  return (
    <View className="paper">
      <View className="paper__head">
        <Text className="paper__name">{name}</Text>
        <Tag tone={tones[state]}>{text.states[state]}</Tag>
      </View>
      {words && (
        <Text className="paper__problem" aria-role="alert">
          {words}
        </Text>
      )}
      <View className="paper__acts">
        <Text className="paper__receipt">
          {text.receipt(receiptNumber)}
          {pages.length > 1 ? ` · ${text.pages(pages.length)}` : ''}
        </Text>
        <View className="paper__buttons">
          {pages.length > 0 && (
            <Button kind="plain" size="small" label={`${text.look} ${receiptNumber}`} onTap={() => setOpened(pages)}>
              {text.look}
            </Button>
          )}
          {isDue && onAdd && (
            <Button kind="plain" size="small" onTap={onAdd}>
              {state === 'receiving' ? text.retry : text.again}
            </Button>
          )}
          {onRemove && (
            <Button kind="plain" size="small" label={`${text.remove} ${receiptNumber}`} onTap={onRemove}>
              {text.remove}
            </Button>
          )}
        </View>
      </View>
      {opened && <PaperPages title={receiptNumber} pages={opened} look={look} onClose={() => setOpened(null)} />}
    </View>
  )
}

/** A file on its way from this phone. */
export function UploadRow({ upload }: { upload: Upload }) {
  const text = useText(papersText)
  const { key, picked, phase, percent, file, problem } = upload
  const words = {
    waiting: text.waiting,
    preparing: text.preparing,
    sending: text.sending(percent),
    paused: text.noNetwork,
    failed: problem ?? '',
    sent: '',
  }
  return (
    <View className="paper">
      <View className="paper__head">
        {picked.preview && <Image className="paper__preview" src={picked.preview} mode="aspectFill" aria-hidden />}
        <Text className="paper__name">{picked.name}</Text>
      </View>
      {phase !== 'failed' && (
        <View className="paper__bar" aria-role="progressbar" aria-label={words[phase]}>
          <View className="paper__done" style={{ width: `${percent}%` }} />
        </View>
      )}
      <Text
        className={phase === 'failed' ? 'paper__problem' : 'paper__note'}
        aria-role={phase === 'failed' ? 'alert' : 'status'}
      >
        {words[phase]}
      </Text>
      <View className="paper__acts">
        <Text className="paper__receipt">{file ? text.receipt(file.receiptNumber) : ''}</Text>
        <View className="paper__buttons">
          {phase === 'failed' && (
            <Button kind="plain" size="small" onTap={() => retryUpload(key)}>
              {text.retry}
            </Button>
          )}
          <Button
            kind="plain"
            size="small"
            label={`${text.remove} ${picked.name}`}
            onTap={() => void cancelUpload(key)}
          >
            {text.remove}
          </Button>
        </View>
      </View>
    </View>
  )
}
