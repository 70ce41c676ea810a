import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { PlanDeskView } from '../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../shared/insurance/plansText'
import { saveFile } from '../../platform/files'
import { useLocale, useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, Chips } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { SheetFoot } from '../parts/SheetFoot'
import { useSheet } from '../parts/useSheet'
import { CoverReport } from './parts/CoverReport'
import { Labelled } from './parts/Labelled'
import { explained, planErrors, plans } from './parts/planClient'
import './parts/plans.scss'

definePageConfig({ navigationBarTitleText: '按名册参保' })

/** A list of people: chosen, checked row by row, and only then covered. */
export default function CoverRoster() {
  const text = useText(plansText).roster
  const { id = '' } = useRouter().params
  const view = useView(() => plans.getDeskPlan({ params: { planId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.title} section="plans" view={view} errors={planErrors()}>
      {(plan) => <Sheet plan={plan} />}
    </DeskPage>
  )
}

function Sheet({ plan: { id, name, unions } }: { plan: PlanDeskView }) {
  const text = useText(plansText).roster
  const locale = useLocale()
  const [unionId, setUnionId] = useState(unions[0]?.id ?? '')
  const of = { params: { planId: id }, query: { organisationId: unionId } }
  const sheet = useSheet({
    check: (upload, options) => plans.checkCoverRoster({ ...of, upload }, options),
    take: (upload, options) => plans.grantCovers({ ...of, upload }, options),
  })
  const template = useCommand(() => plans.getCoverRosterTemplate(), { onDone: (file) => void saveFile(file) })
  const options = unions.map((union) => ({ value: union.id, label: union.name }))
  return (
    <View className="plans">
      {sheet.report ? (
        <CoverReport report={sheet.report} name={sheet.name} />
      ) : (
        <Card title={name[locale]}>
          <Text className="cover-roster__lead">{text.lead}</Text>
          <Labelled label={text.union}>
            <Chips label={text.union} options={options} value={unionId} onChange={setUnionId} />
          </Labelled>
          <View className="plan-form__acts">
            <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
              {text.template}
            </Button>
          </View>
        </Card>
      )}
      <SheetFoot
        sheet={sheet}
        error={explained(sheet.error ?? template.error)}
        words={text}
        end={{ label: text.back, onTap: back }}
      />
    </View>
  )
}
