import { Text } from '@tarojs/components'
import { organisationsText } from '../../shared/organisations/text'
import type { LookView } from '../../shared/privacy/contract'
import { looksText } from '../../shared/privacy/looksText'
import { privacyText } from '../../shared/privacy/text'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Page, Row, Tag } from '../ui'
import { privacy, wordFor } from './parts/clients'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '谁看过我的信息' })

export default function Looks() {
  const text = useText(looksText)
  const shell = useText(shellText)
  const { errors } = useText(privacyText)
  const pages = usePages((cursor) => privacy.listLooks({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={errors}>
      {(looks) => (
        <>
          <Text className="rights__intro">{text.intro}</Text>
          {looks.length === 0 ? (
            <Empty text={text.empty} />
          ) : (
            <Card kind="rows">
              {looks.map((look) => (
                <LookRow key={look.id} look={look} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
          <Text className="rights__intro">{text.note}</Text>
        </>
      )}
    </Page>
  )
}

function LookRow({ look: { at, kind, matter, role, organisation } }: { look: LookView }) {
  const text = useText(looksText)
  const { roles } = useText(organisationsText)
  const when = useWhen()
  const who = role ? roles[role] : text.someRole
  return (
    <Row
      title={organisation ?? text.someUnion}
      note={[who, wordFor(text.matters, matter, text.otherMatter), when.at(at)].join(' · ')}
      value={<Tag tone={kind === 'revealed' ? 'warn' : 'grey'}>{text.kinds[kind]}</Tag>}
    />
  )
}
