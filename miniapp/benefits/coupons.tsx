import { CustomWrapper, Text } from '@tarojs/components'
import { useState } from 'react'
import { type CouponGroup, type CouponRow, couponGroups } from '../../shared/benefits/contract'
import { couponsText } from '../../shared/benefits/couponsText'
import { lastDayOf } from '../../shared/benefits/rules'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Chips, Empty, Page, Row, Tag } from '../ui'
import { benefitErrors, benefits } from './parts/benefitClient'
import { couponTones } from './parts/couponTones'
import './parts/benefits.scss'

definePageConfig({ navigationBarTitleText: '我的券' })

/** One's own coupons: those to use, those used, and those that are over. */
export default function MyCoupons() {
  const text = useText(couponsText)
  const shell = useText(shellText)
  const [group, setGroup] = useState<CouponGroup>('usable')
  const pages = usePages((cursor) => benefits.listMyCoupons({ query: { group, ...(cursor ? { cursor } : {}) } }), {
    deps: [group],
  })
  const isUsable = group === 'usable'
  return (
    <Page title={text.title} view={pages} errors={benefitErrors()}>
      {(rows) => (
        <>
          <Card>
            <Chips
              label={text.groupLabel}
              options={couponGroups.map((value) => ({ value, label: text.groups[value] }))}
              value={group}
              onChange={setGroup}
            />
          </Card>
          {rows.length === 0 ? (
            <Empty
              text={text.none[group]}
              action={isUsable ? { label: text.see, onTap: () => open('/benefits/campaigns') } : undefined}
            />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <CustomWrapper key={row.id}>
                  <CouponLine of={row} />
                </CustomWrapper>
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function CouponLine({ of: { id, name, what, state, validUntil, usedAt } }: { of: CouponRow }) {
  const text = useText(couponsText)
  const when = useWhen()
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="benefit-line">{what}</Text>
          <Text className="benefit-line">
            {usedAt ? text.usedAt(when.at(usedAt)) : text.until(when.date(lastDayOf(new Date(validUntil))))}
          </Text>
        </>
      }
      value={<Tag tone={couponTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/benefits/coupon?id=${id}`)}
    />
  )
}
