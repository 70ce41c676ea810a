import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { deskText } from '../../../shared/desk/text'
import { wordsOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import type { View } from '../../platform/useView'
import { Card, toast } from '../../ui'
import { Assignment } from './Assignment'
import { alone } from './CasePage'
import './caseCard.scss'
import { HandBack } from './HandBack'
import { useAssigning } from './useAssigning'

interface CaseCardProps {
  of: {
    id: string
    version: number
    caseNumber: string
    assignee: { name: string; isMe: boolean } | null
    handBackTo: string | null
    actions: readonly string[]
  }
  view: Pick<View<unknown>, 'refresh'>
  /** Whom it is about. */
  title: string
  tag: ReactNode
  /** What it is about; what is null is left out. */
  lines: readonly (string | null)[]
  /** What else is known of it, smaller. */
  notes: readonly (string | null)[]
}

/** The head of a case on a page of its own: what it is, its number, who has it, and where it came from. */
export function CaseCard({ of, view, title, tag, lines, notes }: CaseCardProps) {
  const { errors } = useText(deskText)
  const { assign, reload, handBack } = useAssigning(alone(of.id), view, (error) => {
    toast(wordsOf(error, errors))
    reload()
  })
  return (
    <Card title={title} aside={tag}>
      {textsOf(lines, 'case-card__line')}
      {textsOf(notes, 'words__note')}
      <Text className="words__note" userSelect>
        {of.caseNumber}
      </Text>
      {of.actions.includes('assign') && <Assignment of={of} assign={assign} />}
      <HandBack of={of} {...handBack} />
    </Card>
  )
}

const textsOf = (said: readonly (string | null)[], className: string) =>
  said.flatMap((words) =>
    words === null
      ? []
      : [
          <Text key={words} className={className}>
            {words}
          </Text>,
        ],
  )
