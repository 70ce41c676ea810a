import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { classPlanText } from '../../../shared/classes/classPlanText'
import type { DeskClassView } from '../../../shared/classes/planViews'
import { classWords } from '../../../shared/classes/wordsText'
import { ClassFacts } from '../../classes/parts/ClassFacts'
import '../../classes/parts/classes.scss'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ClassActs } from './parts/ClassActs'
import { ClassTeam } from './parts/ClassTeam'
import { classTones } from './parts/classTones'
import { DrawEntry } from './parts/DrawEntry'
import { FeesEntry } from './parts/FeesEntry'
import { planErrors, plans } from './parts/planClient'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '班级' })

/** A class at the desk: what to see to, who is there, and how parents see it. */
export default function DeskClass() {
  const text = useText(classPlanText)
  const { id = '' } = useRouter().params
  const view = useView(() => plans.getDeskClass({ params: { classId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.title} section="classTerms" view={view} errors={planErrors()}>
      {(plan) => (
        <View className="class-desk">
          <View className="class-desk__side">
            <Head plan={plan} />
            <Warnings plan={plan} />
            <ClassActs plan={plan} onChanged={view.show} onRefresh={view.refresh} />
            <DrawEntry plan={plan} />
            {plan.state !== 'draft' && <FeesEntry classId={plan.id} />}
            <ClassTeam plan={plan} onChanged={view.show} onRefresh={view.refresh} />
          </View>
          <View className="class-desk__main">
            <Text className="class-plan__titled" aria-role="heading" aria-level={2}>
              {text.preview}
            </Text>
            <ClassFacts of={plan.preview} />
          </View>
        </View>
      )}
    </DeskPage>
  )
}

function Head({ plan: { id, state, term, input, counts, preview } }: { plan: DeskClassView }) {
  const text = useText(classPlanText)
  const { classStates } = useText(classWords)
  const when = useWhen()
  const { taken, waiting, entered } = counts
  const seeQueue = () => open(`/desk/classes/queue?id=${id}`)
  return (
    <Card kind="rows" title={preview.name} aside={<Tag tone={classTones[state]}>{classStates[state]}</Tag>}>
      <Row title={term.name} note={text.window(when.at(input.opensAt), when.at(input.closesAt))} />
      <Row title={text.taken} value={`${taken}/${input.seats}`} onTap={seeQueue} />
      {waiting > 0 && <Row title={text.waiting} value={String(waiting)} onTap={seeQueue} />}
      {entered > 0 && <Row title={text.entered} value={String(entered)} onTap={seeQueue} />}
    </Card>
  )
}

function Warnings({ plan: { warnings } }: { plan: DeskClassView }) {
  const text = useText(classPlanText)
  if (warnings.length === 0) return null
  return (
    <Card title={text.warningsTitle}>
      <View aria-role="list">
        {warnings.map((warning) => (
          <Text key={warning} className="class-plan__warning" aria-role="listitem">
            {text.warnings[warning]}
          </Text>
        ))}
      </View>
    </Card>
  )
}
