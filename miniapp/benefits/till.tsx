import { Text } from '@tarojs/components'
import { useState } from 'react'
import { couponCode } from '../../shared/benefits/merchants'
import type { RedemptionView, TillView } from '../../shared/benefits/merchants.contract'
import { redeemText } from '../../shared/benefits/redeemText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useMe } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { isWechat, scanCode } from '../platform/wechat'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Chips, Empty, Field, Page, Row, SignInFirst, Tag, toast } from '../ui'
import { explain, merchants, redeemErrors } from './parts/redeemClient'
import { Redeemed, Refused } from './parts/TillResult'
import './parts/redeem.scss'

definePageConfig({ navigationBarTitleText: '核销' })

/** At a merchant's till: one code after the other, scanned or typed, and the last one taken back within a minute. */
export default function Till() {
  const text = useText(redeemText).till
  const me = useMe()
  const view = useView(() => merchants.getTill(), { ready: me !== null })
  if (me === null) {
    return (
      <Page title={text.title}>
        <SignInFirst />
      </Page>
    )
  }
  return (
    <Page title={text.title} view={view} errors={redeemErrors()}>
      {(till) =>
        till.merchants.length === 0 ? (
          <Empty text={text.none} />
        ) : (
          <Counter till={till} onChanged={() => void view.refresh()} />
        )
      }
    </Page>
  )
}

function Counter({ till, onChanged }: { till: TillView; onChanged: () => void }) {
  const text = useText(redeemText).till
  const [typed, setTyped] = useState('')
  const [merchantId, setMerchant] = useState(till.merchants[0]!.id)
  const [done, setDone] = useState<RedemptionView>()
  const command = useCommand(merchants.redeem, {
    onDone: (answer) => {
      setDone(answer)
      onChanged()
    },
  })
  const isOne = till.merchants.length === 1
  const redeem = (code: string) => {
    setDone(undefined)
    setTyped('')
    void command.run({ body: isOne ? { code } : { code, merchantId } })
  }
  const typedCode = couponCode.safeParse(typed)
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned === null || scanned === '') return
    const code = couponCode.safeParse(scanned)
    if (code.success) redeem(code.data)
    else toast(redeemErrors()['benefits.code_unknown']!)
  }
  const { error, busy } = command
  const hasResult = done !== undefined || error !== undefined
  return (
    <>
      {done && <Redeemed key={done.id} done={done} onChanged={onChanged} />}
      {error && <Refused words={explain(error)} />}
      {!isOne && (
        <Card>
          <Chips
            label={text.where}
            options={till.merchants.map(({ id, name }) => ({ value: id, label: name }))}
            value={merchantId}
            onChange={setMerchant}
          />
        </Card>
      )}
      <Card kind="rows">
        <Field
          label={text.typed}
          placeholder={text.placeholder}
          hint={text.hint}
          maxLength={40}
          value={typed}
          focus={!isWechat && !busy}
          onChange={setTyped}
        />
      </Card>
      <Last till={till} />
      <BottomBar
        label={isWechat && typed === '' ? (hasResult ? text.scanNext : text.scan) : text.redeem}
        missing={(isWechat && typed === '') || typedCode.success ? null : text.missing}
        busy={busy}
        onTap={() => (typedCode.success ? redeem(typedCode.data) : void scan())}
      />
    </>
  )
}

function Last({ till: { merchants: own, redemptions, today } }: { till: TillView }) {
  const text = useText(redeemText).till
  const when = useWhen()
  const name = own.map((one) => one.name).join('、')
  return (
    <>
      <Card kind="rows" title={name} aside={<Text className="merchant__line">{text.today(today)}</Text>}>
        <Row title={text.settlement} note={text.settlementNote} onTap={() => open('/benefits/settlement')} />
      </Card>
      {redemptions.length === 0 ? (
        <Empty text={text.noLast} />
      ) : (
        <Card kind="rows" title={text.last}>
          {redemptions.map(({ id, campaign, person, redeemedAt, undoneAt }) => (
            <Row
              key={id}
              title={campaign.name}
              note={`${person} · ${when.at(redeemedAt)}`}
              value={undoneAt ? <Tag>{text.undone}</Tag> : undefined}
            />
          ))}
        </Card>
      )}
    </>
  )
}
