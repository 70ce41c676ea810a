import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimPapers as Papers } from '../../../../shared/insurance/claims.desk.contract'
import { insuranceText } from '../../../../shared/insurance/text'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { pictureSource } from '../../../platform/picture'
import { useView } from '../../../platform/useView'
import { Button, Card, Failure, Row, Skeleton, Tag, type Tone } from '../../../ui'
import { client, errorWords, papersClient } from './useClaim'

type File = Papers['files'][number]

const tones: Record<File['state'], Tone> = {
  receiving: 'warn',
  checking: 'grey',
  kept: 'ok',
  refused: 'red',
  lost: 'red',
}

/** The papers of a claim by kind; one that is opened stands above the list, to be read beside the facts. */
export function ClaimPapers({ claimId }: { claimId: string }) {
  const text = useText(claimDeskText).papers
  const { paperKinds } = useText(insuranceText)
  const view = useView(() => client.getClaimPapers({ params: { claimId } }), { deps: [claimId] })
  const [opened, setOpened] = useState<string | null>(null)
  if (!view.data) {
    return (
      <View className="claim-papers">
        {view.error && !view.loading ? (
          <Failure error={view.error} words={errorWords()} onRetry={() => void view.refresh()} />
        ) : (
          <Skeleton />
        )}
      </View>
    )
  }
  const { files, alike } = view.data
  const file = files.find(({ fileId }) => fileId === opened)
  return (
    <Card title={text.title} kind="rows" className="claim-papers">
      {file && <Viewer key={file.fileId} file={file} onClose={() => setOpened(null)} onExpired={view.refresh} />}
      {files.length === 0 && <Text className="claim__note">{text.none}</Text>}
      {files.map((one) => (
        <PaperRow
          key={one.fileId}
          file={one}
          kind={paperKinds[one.kind]}
          alike={alike.filter(({ fileId }) => fileId === one.fileId)}
          onOpen={() => setOpened(one.fileId)}
        />
      ))}
    </Card>
  )
}

interface PaperRowProps {
  file: File
  kind: string
  alike: Papers['alike']
  onOpen: () => void
}

function PaperRow({ file, kind, alike, onOpen }: PaperRowProps) {
  const text = useText(claimDeskText).papers
  const { state, name, pages } = file
  const note = [name, pages.length > 0 && text.pages(pages.length)].filter(Boolean).join(' · ')
  return (
    <>
      <Row
        title={kind}
        note={note}
        value={<Tag tone={tones[state]}>{text.states[state]}</Tag>}
        {...(state === 'kept' ? { onTap: onOpen } : {})}
      />
      {alike.map(({ claimId, claimNumber, inReach }) => (
        <View
          key={claimId}
          className="claim__warning"
          {...(inReach ? { 'aria-role': 'button', onClick: () => open(`/desk/insurance/claim?id=${claimId}`) } : {})}
        >
          <Text>{text.alike(claimNumber)}</Text>
        </View>
      ))}
    </>
  )
}

const largest = 3

interface ViewerProps {
  file: File
  onClose: () => void
  /** Links work for some minutes: then they are made anew. */
  onExpired: () => Promise<void>
}

/** One page at a time, larger and turned as it is needed. */
function Viewer({ file: { claimId, pages }, onClose, onExpired }: ViewerProps) {
  const text = useText(claimDeskText).papers
  const [at, setAt] = useState(0)
  const [zoom, setZoom] = useState(1)
  const [turned, setTurned] = useState(0)
  const token = pages[at]?.token ?? ''
  const view = useView(() => papersClient.seePage({ params: { claimId, token } }), { deps: [token] })
  const turn = (to: number) => {
    setAt(to)
    setTurned(0)
  }
  const style = { width: `${zoom * 100}%`, transform: `rotate(${turned}deg)` }
  return (
    <View className="claim-viewer">
      <View className="claim-viewer__frame">
        {view.data ? (
          <Image
            className="claim-viewer__image"
            style={style}
            src={pictureSource(view.data)}
            mode="widthFix"
            aria-label={text.page(at + 1, pages.length)}
          />
        ) : view.error && !view.loading ? (
          <Failure error={view.error} words={errorWords()} onRetry={() => void onExpired()} />
        ) : (
          <Skeleton />
        )}
      </View>
      <Text className="claim__note">{text.page(at + 1, pages.length)}</Text>
      <View className="claim-viewer__buttons">
        <Tool label={text.larger} disabled={zoom >= largest} onTap={() => setZoom(zoom + 0.5)} />
        <Tool label={text.smaller} disabled={zoom <= 1} onTap={() => setZoom(zoom - 0.5)} />
        <Tool label={text.rotate} onTap={() => setTurned((turned + 90) % 360)} />
        {pages.length > 1 && <Tool label={text.previous} disabled={at === 0} onTap={() => turn(at - 1)} />}
        {pages.length > 1 && <Tool label={text.next} disabled={at === pages.length - 1} onTap={() => turn(at + 1)} />}
        <Tool label={text.close} onTap={onClose} />
      </View>
    </View>
  )
}

const Tool = ({ label, ...props }: { label: string; disabled?: boolean; onTap: () => void }) => (
  <Button kind="outline" size="small" {...props}>
    {label}
  </Button>
)
