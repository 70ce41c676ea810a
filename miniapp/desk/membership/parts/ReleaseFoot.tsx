import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { releaseDeskText } from '../../../../shared/membership/releaseDeskText'
import type { ReleaseCaseView } from '../../../../shared/membership/releases.desk.contract'
import { codeOf, wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { shellText } from '../../../platform/text'
import { Button, Field, Sheet } from '../../../ui'
import { useWide } from '../../parts/useWide'
import { isConflict, type ReleaseCase } from './useRelease'

const modes = ['refuse', 'return', 'release'] as const
type Mode = (typeof modes)[number]
const looks = {
  release: { kind: 'primary', className: 'case__button--approve' },
  return: { kind: 'outline', className: 'case__button--return' },
  refuse: { kind: 'plain', className: 'case__button--refuse' },
} as const

interface FootProps {
  of: ReleaseCaseView
  on: ReleaseCase
}

/** The decision: three buttons, then what the one that was pressed does or needs, in the column or in a sheet. */
export function ReleaseFoot({ of, on }: FootProps) {
  const text = useText(releaseDeskText)
  const { close } = useText(shellText)
  const isWide = useWide()
  const [chosen, setChosen] = useState<Mode | null>(null)
  const able = modes.filter((one) => of.actions.includes(one))
  const mode = chosen !== null && able.includes(chosen) ? chosen : null
  if (able.length === 0) return null
  const form = mode && <DecisionForm key={mode} of={of} on={on} mode={mode} />
  const shut = () => setChosen(null)
  if (isWide && mode) {
    return (
      <View className="case__foot case__foot--open">
        <View className="case-decision__head">
          <Text className="case-decision__title" aria-role="heading" aria-level={2}>
            {text.decide[mode]}
          </Text>
          <Button kind="plain" size="small" onTap={shut}>
            {close}
          </Button>
        </View>
        {form}
      </View>
    )
  }
  return (
    <View className="case__foot">
      <View className="case__buttons">
        {able.map((one) => (
          <Button key={one} {...looks[one]} onTap={() => setChosen(one)}>
            {text.decide[one]}
          </Button>
        ))}
      </View>
      <Sheet isOpen={mode !== null} title={mode ? text.decide[mode] : ''} onClose={shut}>
        {form}
      </Sheet>
    </View>
  )
}

function DecisionForm({ of, on, mode }: FootProps & { mode: Mode }) {
  const text = useText(releaseDeskText)
  const [words, setWords] = useState('')
  const { version } = of
  const isMissing = mode !== 'release' && words.trim() === ''
  const submit = () => {
    if (mode === 'release') void on.decide.run({ decision: mode, version })
    else if (mode === 'return') void on.decide.run({ decision: mode, version, asked: words.trim() })
    else void on.decide.run({ decision: mode, version, reason: words.trim() })
  }
  return (
    <View className="case-decision">
      <View id="decision" className="case-decision__body">
        {mode === 'release' ? (
          <Text className="case-decision__note">{text.release[of.about]}</Text>
        ) : (
          <Field
            label={text[mode].label}
            placeholder={text[mode].hint}
            lines
            maxLength={500}
            value={words}
            onChange={setWords}
          />
        )}
      </View>
      <View className="case-decision__submit">
        <Problem error={on.decide.error} />
        <Button disabled={isMissing} busy={on.decide.busy} onTap={submit}>
          {isMissing ? text.missing : text[mode].submit}
        </Button>
      </View>
    </View>
  )
}

/** Why it was not done; a second factor that is due again is asked for on its own page. */
function Problem({ error }: { error: Error | undefined }) {
  const text = useText(releaseDeskText)
  if (!error) return null
  return (
    <>
      <Text className="case-decision__error" aria-role="alert">
        {isConflict(error) ? text.conflict : wordsOf(error, text.errors)}
      </Text>
      {codeOf(error) === 'access.step_up_due' && (
        <Button kind="outline" size="small" onTap={() => open('/identity/second-factor?again=1')}>
          {text.stepUp}
        </Button>
      )}
    </>
  )
}
