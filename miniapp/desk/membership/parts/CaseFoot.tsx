import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { decisionText } from '../../../../shared/membership/decisionText'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { codeOf, wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { Button, Sheet } from '../../../ui'
import { focusInto, useKeys } from '../../parts/keys'
import { useWide } from '../../parts/useWide'
import { decisionOf, missingIn, ownItems } from './decision'
import { forms } from './Forms'
import type { Case } from './useCase'
import type { Mode } from './useDecisionDraft'

const modes = ['refuse', 'return', 'approve'] as const
const kinds = { approve: 'primary', return: 'outline', refuse: 'plain' } as const

/** The decision: three buttons, then the form of the one that was pressed, in the column or in a sheet. */
export function CaseFoot({ of, on }: { of: CaseView; on: Case }) {
  const text = useText(decisionText)
  const isWide = useWide()
  const { draft, change } = on.draft
  const mode = draft.mode !== null && of.actions.includes(draft.mode) ? draft.mode : null
  const begin = (wanted: Mode) => {
    if (of.actions.includes(wanted)) change({ mode: wanted })
  }
  const close = () => change({ mode: null })
  useKeys({ a: () => begin('approve'), r: () => begin('return'), Escape: close }, isWide)
  useEffect(() => {
    if (isWide && mode !== null) focusInto('decision')
  }, [isWide, mode])
  if (!modes.some((one) => of.actions.includes(one))) return null
  const form = mode && <DecisionForm of={of} on={on} mode={mode} />
  const title = mode ? { approve: text.approve, return: text.returning, refuse: text.refuse }[mode].title : ''
  if (isWide && form) {
    return (
      <View className="case__foot case__foot--open">
        <FormHead title={title} onClose={close} />
        {form}
      </View>
    )
  }
  return (
    <View className="case__foot">
      <View className="case__buttons">
        {modes.map((one) => (
          <Button
            key={one}
            kind={kinds[one]}
            className={`case__button--${one}`}
            label={text.decideLabel[one]}
            disabled={!of.actions.includes(one)}
            onTap={() => begin(one)}
          >
            {text.decide[one]}
          </Button>
        ))}
      </View>
      <Sheet isOpen={mode !== null} title={title} onClose={close}>
        {form}
      </Sheet>
    </View>
  )
}

function FormHead({ title, onClose }: { title: string; onClose: () => void }) {
  const { close } = useText(shellText)
  return (
    <View className="case-decision__head">
      <Text className="case-decision__title" aria-role="heading" aria-level={2}>
        {title}
      </Text>
      <Button kind="plain" size="small" onTap={onClose}>
        {close}
      </Button>
    </View>
  )
}

function DecisionForm({ of, on, mode }: { of: CaseView; on: Case; mode: Mode }) {
  const text = useText(decisionText)
  const { errors, checkNumber } = useText(membershipDeskText)
  const { draft, change } = on.draft
  const Form = forms[mode]
  const missing = missingIn(of, draft, mode, text)
  const count = draft.items.length + ownItems(draft).length
  const submit = {
    approve: text.approve.submit,
    return: text.returning.submit(count),
    refuse: text.refuse.submit,
  }[mode]
  return (
    <View className="case-decision">
      <View id="decision" className="case-decision__body">
        {of.assignee && !of.assignee.isMe && (
          <Text className="case-decision__warning">{text.colleagueWarning(of.assignee.name)}</Text>
        )}
        <Form of={of} draft={draft} change={change} />
      </View>
      <View className="case-decision__submit">
        {on.failure && (
          <Text className="case-decision__error" aria-role="alert">
            {wordsOf(on.failure, errors)}
          </Text>
        )}
        {on.failure && codeOf(on.failure) === 'membership.document_held' && (
          <Button kind="outline" busy={on.check.busy} onTap={() => void on.check.run(undefined)}>
            {checkNumber}
          </Button>
        )}
        <Button
          disabled={missing !== null}
          busy={on.decide.busy}
          onTap={() => void on.decide.run(decisionOf(draft, mode, of.version))}
        >
          {missing ?? submit}
        </Button>
      </View>
    </View>
  )
}
