import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, Field, Sheet, toast } from '../../../ui'
import { AtDesk } from './AtDesk'
import { type ActsProps, Problem } from './ContestActs'
import { contests } from './contestDeskClient'

/** The result as a second person looks it over: published, or given back. */
export function ContestReview({ of, onChanged, onRefresh }: ActsProps) {
  const text = useText(contestsDeskText)
  const { id, version, actions, isOwnResult } = of
  const [isBack, setBack] = useState(false)
  const deciding = useCommand(contests.decideResults, {
    onDone: (after) => {
      setBack(false)
      toast(after.state === 'awarded' ? text.resultPublished : text.givenBack)
      onChanged(after)
    },
    onError: onRefresh,
  })
  const decide = (decision: 'publish' | 'return', words: string | null) =>
    deciding.run({ params: { contestId: id }, body: { decision, version, words } })
  const publish = async () => {
    const isSure = await confirm({ title: text.publishResultAsk, body: text.reviewNote })
    if (isSure) await decide('publish', null)
  }
  if (!isOwnResult && !actions.includes('review')) return null
  return (
    <Card title={text.review}>
      {of.review && <AtDesk of={of} review={of.review} onRefresh={onRefresh} />}
      <Text className="contest-plan__hint">{isOwnResult ? text.ownResult : text.reviewNote}</Text>
      {actions.includes('review') && (
        <View className="contest-plan__acts">
          <Button size="small" busy={deciding.busy} onTap={() => void publish()}>
            {text.publishResult}
          </Button>
          <Button size="small" kind="outline" onTap={() => setBack(true)}>
            {text.giveBack}
          </Button>
        </View>
      )}
      <Problem error={deciding.error} />
      <Sheet isOpen={isBack} title={text.giveBackTitle} onClose={() => setBack(false)}>
        <GiveBack busy={deciding.busy} onGive={(words) => void decide('return', words)} />
      </Sheet>
    </Card>
  )
}

function GiveBack({ busy, onGive }: { busy: boolean; onGive: (words: string) => void }) {
  const text = useText(contestsDeskText)
  const [words, setWords] = useState('')
  return (
    <View className="contest-plan__sheet">
      <Field lines label={text.giveBackWords} value={words} maxLength={500} onChange={setWords} />
      <Button busy={busy} disabled={words.trim() === ''} onTap={() => onGive(words.trim())}>
        {text.giveBack}
      </Button>
    </View>
  )
}
