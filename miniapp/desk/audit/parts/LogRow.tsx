import { Text, View } from '@tarojs/components'
import { actionsText } from '../../../../shared/audit/actionsText'
import type { AuditRowView } from '../../../../shared/audit/contract'
import { auditText } from '../../../../shared/audit/text'
import { useText } from '../../../platform/locale'
import { useWhen } from '../../../platform/when'
import { Button, Tag } from '../../../ui'

interface LogRowProps {
  row: AuditRowView
  isOpened: boolean
  onTap: () => void
  onTarget: (targetId: string) => void
}

/** Who did what when; tapped, with everything the record holds of it. */
export function LogRow({ row, isOpened, onTap, onTarget }: LogRowProps) {
  const text = useText(auditText).row
  const actions: Readonly<Record<string, string | undefined>> = useText(actionsText)
  const when = useWhen()
  const isRefused = row.outcome !== 'done'
  const who = row.actor === null ? text.visitor : row.actor.name || text.unnamed
  return (
    <View className="audit-row" aria-role="listitem">
      <View className="audit-row__line" aria-role="button" aria-expanded={isOpened} onClick={onTap}>
        <Text className="audit-row__at">{when.at(row.at)}</Text>
        <Text className="audit-row__who">{who}</Text>
        <Text className="audit-row__action">{actions[row.action] ?? row.action}</Text>
        {isRefused && <Tag tone="warn">{text.refused(row.outcome)}</Tag>}
      </View>
      {isOpened && (
        <View className="audit-row__more">
          <Fact label={text.request} value={row.requestId} />
          <Fact label={row.action} value={row.sequence === null ? text.unsealed : text.sequence(row.sequence)} />
          {row.facts && <Fact label={text.facts} value={wordsOfFacts(row.facts)} />}
          {row.targetId && (
            <>
              <Fact label={text.target} value={row.targetId} />
              <Button kind="plain" size="small" onTap={() => onTarget(row.targetId!)}>
                {text.ofTarget}
              </Button>
            </>
          )}
        </View>
      )}
    </View>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View className="audit-row__fact">
      <Text className="audit-row__label">{label}</Text>
      <Text className="audit-row__value">{value}</Text>
    </View>
  )
}

const wordsOfFacts = (facts: Record<string, unknown>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(' · ')
