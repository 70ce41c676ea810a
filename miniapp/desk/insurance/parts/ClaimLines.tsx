import { Text, View } from '@tarojs/components'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimCase, DeskLine } from '../../../../shared/insurance/claims.desk.contract'
import { workingText, workingWords } from '../../../../shared/insurance/workingText'
import { yuan } from '../../../../shared/payments/fen'
import { useLocale, useText } from '../../../platform/locale'
import { Card } from '../../../ui'

/** Each item with what was asked and what was made of it, how it came about, and why it is less. */
export function ClaimLines({ of: { lines, approvedFen } }: { of: ClaimCase }) {
  const text = useText(claimDeskText).lines
  if (lines.length === 0) {
    return (
      <Card title={text.title}>
        <Text className="claim__note">{text.none}</Text>
      </Card>
    )
  }
  const total = approvedFen ?? lines.reduce((sum, { assessedFen, askedFen }) => sum + (assessedFen ?? askedFen), 0)
  return (
    <Card title={text.title} aside={<Text className="claim__note">{`${text.total} ${text.yuan(yuan(total))}`}</Text>}>
      {lines.map((line) => (
        <Line key={line.item} line={line} />
      ))}
    </Card>
  )
}

function Line({ line }: { line: DeskLine }) {
  const text = useText(claimDeskText).lines
  const { reasons } = useText(workingText)
  const locale = useLocale()
  const { name, askedFen, assessedFen, approvedFen, paidFen, working, reason, note } = line
  const sums = [
    [text.asked, askedFen],
    [text.assessed, assessedFen],
    [text.approved, approvedFen],
    [text.paid, paidFen],
  ] as const
  return (
    <View className="claim-line">
      <Text className="claim-line__name">{name[locale]}</Text>
      <View className="claim-line__sums">
        {sums.map(([label, fen]) =>
          fen === null ? null : (
            <View key={label} className="claim-line__sum">
              <Text className="claim__note">{label}</Text>
              <Text className="claim-line__fen">{yuan(fen)}</Text>
            </View>
          ),
        )}
      </View>
      {working.map((step) => (
        <Text key={JSON.stringify(step)} className="claim__note">
          {workingWords(step, locale)}
        </Text>
      ))}
      {reason && <Text className="claim-line__reason">{reasons[reason]}</Text>}
      {note && <Text className="claim__note">{text.note(note)}</Text>}
    </View>
  )
}
