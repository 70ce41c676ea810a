import { rightsText } from '../../shared/privacy/rightsText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { Card, Page, Row } from '../ui'

definePageConfig({ navigationBarTitleText: '我的信息与隐私' })

const first = [
  ['data', '/privacy/my-data'],
  ['corrections', '/privacy/corrections'],
  ['looks', '/privacy/looks'],
] as const
const second = [
  ['consents', '/privacy/consents'],
  ['notice', '/privacy/notice'],
] as const
const last = [['closure', '/privacy/closure']] as const

/** Everything a person can do about their own data, in one place. */
export default function Rights() {
  const text = useText(rightsText)
  return (
    <Page title={text.title}>
      {[first, second, last].map((rows) => (
        <Card key={rows[0][0]} kind="rows">
          {rows.map(([name, url]) => (
            <Row key={name} title={text.rows[name].title} note={text.rows[name].note} onTap={() => open(url)} />
          ))}
        </Card>
      ))}
    </Page>
  )
}
