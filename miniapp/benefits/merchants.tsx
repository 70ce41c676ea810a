import { Text } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { metresBetween, roundDistance } from '../../shared/benefits/distance'
import type { MerchantsView, MerchantView } from '../../shared/benefits/merchants.contract'
import { redeemText } from '../../shared/benefits/redeemText'
import type { Position } from '../../shared/http/fields'
import { useText } from '../platform/locale'
import { findPosition } from '../platform/location'
import { openMap } from '../platform/openMap'
import { useView } from '../platform/useView'
import { Button, Card, Empty, Page, Row, toast } from '../ui'
import { merchants, redeemErrors } from './parts/redeemClient'
import './parts/redeem.scss'

definePageConfig({ navigationBarTitleText: '在哪里用' })

/** Where the coupons of a campaign are used (`?id=`), the nearest first once the person says where they are. */
export default function Merchants() {
  const text = useText(redeemText).merchants
  const { id = '' } = useRouter().params
  const view = useView(() => merchants.listMerchants({ params: { campaignId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={redeemErrors()}>
      {(found) => (found.merchants.length === 0 ? <Empty text={text.none} /> : <List found={found} />)}
    </Page>
  )
}

function List({ found }: { found: MerchantsView }) {
  const text = useText(redeemText).merchants
  const [here, setHere] = useState<Position | null>(null)
  const [busy, setBusy] = useState(false)
  const sort = async () => {
    setBusy(true)
    const position = await findPosition()
    setBusy(false)
    if (position) setHere(position)
    else toast(text.nowhere)
  }
  return (
    <>
      <Card title={found.campaign.name}>
        <Text className="merchant__line">{text.nearNote}</Text>
        {!here && (
          <Button kind="outline" size="small" busy={busy} onTap={() => void sort()}>
            {text.near}
          </Button>
        )}
      </Card>
      {byDistance(found.merchants, here).map(({ merchant, metres }) => (
        <Merchant key={merchant.id} merchant={merchant} metres={metres} />
      ))}
    </>
  )
}

interface Away {
  merchant: MerchantView
  metres: number | null
}

/** Those whose place is not known come last. */
function byDistance(all: readonly MerchantView[], here: Position | null): Away[] {
  const away = all.map((merchant) => ({
    merchant,
    metres: here && merchant.position && metresBetween(here, merchant.position),
  }))
  return here ? away.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity)) : away
}

function Merchant({ merchant, metres }: Away) {
  const text = useText(redeemText).merchants
  const { name, address, hours, contactPhone, position } = merchant
  const rounded = metres === null ? null : roundDistance(metres)
  const distance = rounded && text.about(text[rounded.unit](rounded.value))
  return (
    <Card title={name} kind="rows" aside={distance ? <Text className="merchant__line">{distance}</Text> : undefined}>
      <Row title={address} />
      <Row title={text.hours} value={hours ?? text.unknown} />
      <Row
        title={text.phone}
        value={contactPhone ?? text.unknown}
        {...(contactPhone ? { onTap: () => call(contactPhone) } : {})}
      />
      {position && (
        <Button kind="outline" size="small" onTap={() => openMap(merchant, () => toast(text.copied))}>
          {text.navigate}
        </Button>
      )}
    </Card>
  )
}

/** WeChat asks before it dials; giving up there is no failure. */
function call(phoneNumber: string) {
  void Taro.makePhoneCall({ phoneNumber, fail: () => {} })
}
