import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { OrganisationView } from '../../shared/organisations/contract'
import { organisations as organisationsContract } from '../../shared/organisations/contract'
import { findText } from '../../shared/organisations/findText'
import { organisationsText } from '../../shared/organisations/text'
import { clientOf } from '../platform/client'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { openMap } from '../platform/openMap'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Empty, Page, Row, Tag, toast } from '../ui'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '工会' })

const organisations = clientOf(organisationsContract)

/** One union as anybody sees it (`?id=`): where it is, when it is open, how to reach it, and the way in. */
export default function Union() {
  const text = useText(findText)
  const errors = useText(organisationsText).errors
  const { params } = useRouter()
  const organisationId = params.id ?? ''
  const view = useView(() => organisations.getOrganisation({ params: { organisationId } }), { deps: [organisationId] })
  return (
    <Page title={text.one} view={view} errors={{ ...errors, 'organisations.not_found': text.absent }}>
      {(union) => (union.closed ? <Gone union={union} /> : <Open union={union} />)}
    </Page>
  )
}

/** An old link still tells where the union went. */
function Gone({ union }: { union: OrganisationView }) {
  const text = useText(findText)
  const { mergedInto } = union
  if (!mergedInto) return <Empty text={text.closedNote(union.name)} />
  return (
    <Empty
      text={text.mergedNote(union.name, mergedInto.name)}
      action={{ label: text.toMerged, onTap: () => replace(`/organisations/union?id=${mergedInto.id}`) }}
    />
  )
}

function Open({ union }: { union: OrganisationView }) {
  const text = useText(findText)
  const { name, kind, parentName, address, position, hours, contactPhone, acceptsApplications } = union
  return (
    <>
      <Card title={name} aside={<Tag>{text.kinds[kind]}</Tag>}>
        {parentName && <Text className="union__line">{text.parent(parentName)}</Text>}
      </Card>
      <Card kind="rows">
        <Row title={text.address} value={address ?? text.unknown} />
        {position && (
          <Button kind="outline" size="small" onTap={() => openMap(union, () => toast(text.addressCopied))}>
            {text.navigate}
          </Button>
        )}
        <Row title={text.hours} value={hours ?? text.unknown} />
        <Row
          title={text.phone}
          value={contactPhone ?? text.unknown}
          {...(contactPhone ? { onTap: () => call(contactPhone) } : {})}
        />
      </Card>
      {acceptsApplications ? (
        <BottomBar label={text.apply} onTap={() => open(`/membership/join?organisationId=${union.id}`)} />
      ) : (
        <Text className="union__line">{text.noDirect}</Text>
      )}
    </>
  )
}

/** WeChat asks before it dials; giving up there is no failure. */
function call(phoneNumber: string) {
  void Taro.makePhoneCall({ phoneNumber, fail: () => {} })
}
