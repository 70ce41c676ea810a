import { Text } from '@tarojs/components'
import { type NoticeView, privacy as privacyContract } from '../../shared/privacy/contract'
import { privacyText } from '../../shared/privacy/text'
import { clientOf } from '../platform/client'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Card, Page, Row, Skeleton } from '../ui'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '个人信息保护说明' })

const privacy = clientOf(privacyContract)

/** The notice in force, as the server has it: consent is given to this version. */
export default function Notice() {
  const text = useText(privacyText)
  const locale = useLocale()
  const view = useView(() => privacy.getNotice(), { deps: [locale] })
  return (
    <Page title={text.noticeTitle} view={view} errors={text.errors} skeleton={<Skeleton cards={3} />}>
      {(notice) => <Content notice={notice} />}
    </Page>
  )
}

function Content({ notice }: { notice: NoticeView }) {
  const text = useText(privacyText)
  const when = useWhen()
  return (
    <>
      <Text className="notice__version">{text.inForce(notice.version, when.day(notice.since))}</Text>
      {notice.sections.map(({ heading, paragraphs }) => (
        <Card key={heading} title={heading}>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} className="notice__paragraph">
              {paragraph}
            </Text>
          ))}
        </Card>
      ))}
      <Card kind="rows">
        <Row title={text.findUnion} onTap={() => open('/organisations/find')} />
      </Card>
    </>
  )
}
