import { Text, View } from '@tarojs/components'
import { shanghaiDay } from '../../../shared/http/time'
import { privacyDesk } from '../../../shared/privacy/desk.contract'
import { correctionDeskText } from '../../../shared/privacy/deskText'
import { clientOf } from '../../platform/client'
import { useText } from '../../platform/locale'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import './parts/correction.scss'

definePageConfig({ navigationBarTitleText: '到期删除' })

const client = clientOf(privacyDesk)

/** The auditor's report: what was deleted because its time was over. */
export default function Deletions() {
  const text = useText(correctionDeskText).deletions
  const shell = useText(shellText)
  const when = useWhen()
  const kinds: Readonly<Record<string, string | undefined>> = text.kinds
  const pages = usePages((cursor) => client.listDeletions({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="deletions" view={pages}>
      {(deletions) => (
        <View className="correction">
          <Text className="correction__note">{text.intro}</Text>
          {deletions.length === 0 ? (
            <Empty text={text.empty} />
          ) : (
            <Card kind="rows">
              {deletions.map(({ id, kind, count, before, at }) => (
                <Row
                  key={id}
                  title={kinds[kind] ?? kind}
                  note={`${when.at(at)} · ${text.before(when.day(shanghaiDay(new Date(before))))}`}
                  value={text.count(count)}
                />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}
