import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskMerchantView } from '../../../shared/benefits/merchants.desk.contract'
import { merchantsDeskText } from '../../../shared/benefits/merchantsDeskText'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, confirm, PickField, Row, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { Clerks } from './parts/Clerks'
import { MerchantFields } from './parts/MerchantFields'
import { explained, merchantErrorWords, merchants } from './parts/merchantClient'
import { blankMerchant, formOf, inputOf } from './parts/merchantForm'
import './parts/merchants.scss'

definePageConfig({ navigationBarTitleText: '商户' })

interface Opened {
  /** Null for a new one. */
  merchant: DeskMerchantView | null
  unions: readonly DeskMerchantView['organisation'][]
}

async function load(id: string | undefined): Promise<Opened> {
  if (id) return { merchant: await merchants.getDeskMerchant({ params: { merchantId: id } }), unions: [] }
  return { merchant: null, unions: (await merchants.listDeskMerchants({ query: {} })).unions }
}

/** A merchant with its clerks, to be looked at and changed; or a new one. */
export default function DeskMerchant() {
  const text = useText(merchantsDeskText)
  const { id } = useRouter().params
  const view = useView(() => load(id), { deps: [id] })
  return (
    <DeskPage title={id ? text.one : text.add} section="merchants" view={view} errors={merchantErrorWords()}>
      {(opened) => (
        <View className="desk-merchants">
          <Form
            key={opened.merchant?.version ?? 0}
            opened={opened}
            onChanged={(merchant) => view.show({ merchant, unions: [] })}
            onRefresh={() => void view.refresh()}
          />
        </View>
      )}
    </DeskPage>
  )
}

interface FormProps {
  opened: Opened
  onChanged: (merchant: DeskMerchantView) => void
  /** What is shown is out of date. */
  onRefresh: () => void
}

function Form({ opened: { merchant, unions }, onChanged, onRefresh }: FormProps) {
  const text = useText(merchantsDeskText)
  const [form, setForm] = useState(() => (merchant ? formOf(merchant) : blankMerchant))
  const [organisationId, setUnion] = useState(unions[0]?.id ?? '')
  const input = inputOf(form)
  const canEdit = merchant === null || merchant.actions.includes('edit')
  const saving = useCommand(
    (_: null, options) =>
      merchant
        ? merchants.editMerchant(
            { params: { merchantId: merchant.id }, body: { version: merchant.version, ...input! } },
            options,
          )
        : merchants.addMerchant({ body: { organisationId, ...input! } }, options),
    {
      onDone: (answer) => {
        toast(text.saved)
        if (merchant) onChanged(answer)
        else replace(`/desk/benefits/merchant?id=${answer.id}`)
      },
    },
  )
  return (
    <>
      {unions.length > 1 && (
        <Card kind="rows">
          <PickField
            label={text.union}
            options={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={organisationId}
            onChange={setUnion}
          />
        </Card>
      )}
      <MerchantFields form={form} isOff={!canEdit} onChange={(change) => setForm({ ...form, ...change })} />
      {merchant && <Clerks merchant={merchant} onChanged={onChanged} />}
      {merchant && (
        <Card kind="rows">
          <Row title={text.settlement} onTap={() => open(`/desk/benefits/settlement?id=${merchant.id}`)} />
        </Card>
      )}
      {merchant?.actions.includes('close') && (
        <Closing merchant={merchant} onChanged={onChanged} onRefresh={onRefresh} />
      )}
      {canEdit && (
        <BottomBar
          label={text.save}
          missing={input ? null : text.wrong}
          busy={saving.busy}
          error={explained(saving.error)}
          onTap={() => void saving.run(null)}
        />
      )}
    </>
  )
}

interface ClosingProps extends Pick<FormProps, 'onChanged' | 'onRefresh'> {
  merchant: DeskMerchantView
}

function Closing({ merchant: { id, version }, onChanged, onRefresh }: ClosingProps) {
  const text = useText(merchantsDeskText)
  const closing = useCommand(merchants.closeMerchant, {
    onDone: onChanged,
    onError: (error) => {
      toast(explained(error) ?? '')
      onRefresh()
    },
  })
  const close = async () => {
    const isSure = await confirm({ title: text.closeAsk, body: text.closeBody, ok: text.close })
    if (isSure) await closing.run({ params: { merchantId: id }, body: { version } })
  }
  return (
    <Card>
      <Button kind="plain" busy={closing.busy} onTap={() => void close()}>
        {text.close}
      </Button>
    </Card>
  )
}
