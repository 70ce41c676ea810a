import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { campaignsText } from '../../../shared/benefits/campaignsText'
import type { CampaignView } from '../../../shared/benefits/contract'
import { membershipText } from '../../../shared/membership/text'
import { useText, useWording } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card } from '../../ui'

/** A campaign as members read it: how, when, for whom, how long, and how it is used. */
export function CampaignFacts({ of }: { of: CampaignView }) {
  const text = useText(campaignsText)
  const when = useWhen()
  const { facts } = text
  const { validity } = of
  const lasts = validity.kind === 'days' ? text.validDays(validity.days) : text.validUntil(when.day(validity.day))
  return (
    <Card>
      <Fact label={facts.way}>{[of.occasion ? text.occasions[of.occasion] : text.ways[of.way], text.once]}</Fact>
      <Fact label={facts.window}>{[text.window(when.at(of.opensAt), when.at(of.closesAt))]}</Fact>
      <Fact label={facts.who}>{useAudience(of)}</Fact>
      <Fact label={facts.validity}>{of.returnsToStock ? [lasts, text.returns] : [lasts]}</Fact>
      <Fact label={facts.howTo}>{[of.howTo]}</Fact>
      <Fact label={facts.union}>{[of.organisation.name]}</Fact>
    </Card>
  )
}

function useAudience({ unions, occupations }: CampaignView): string[] {
  const text = useText(campaignsText)
  const names = useText(membershipText).occupations
  const { listed } = useWording()
  return [
    unions.length === 0 ? text.everybody : text.onlyUnions(listed(unions)),
    ...(occupations.length === 0 ? [] : [text.onlyOccupations(listed(occupations.map((one) => names[one])))]),
  ]
}

function Fact({ label, children }: { label: string; children: string[] }): ReactNode {
  return (
    <View className="benefit-fact">
      <Text className="benefit-fact__label">{label}</Text>
      <View className="benefit-fact__words">
        {children.map((line) => (
          <Text key={line} className="benefit-fact__line">
            {line}
          </Text>
        ))}
      </View>
    </View>
  )
}
