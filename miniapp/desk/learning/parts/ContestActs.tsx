import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import type { DeskContest } from '../../../../shared/learning/deskContests'
import { useText } from '../../../platform/locale'
import { open, replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, confirm, Field, Sheet, toast } from '../../../ui'
import { contests, explained } from './contestDeskClient'

export interface ActsProps {
  of: DeskContest
  onChanged: (of: DeskContest) => void
  /** What is shown is out of date. */
  onRefresh: () => void
}

/** What can be done with the contest as a whole. */
export function ContestActs({ of, onChanged, onRefresh }: ActsProps) {
  const text = useText(contestsDeskText)
  const { id, version, state, actions } = of
  const params = { contestId: id }
  const publishing = useCommand(contests.publishContest, {
    onDone: (after) => {
      toast(text.published)
      onChanged(after)
    },
    onError: onRefresh,
  })
  const discarding = useCommand(contests.discardContest, {
    onDone: () => {
      toast(text.discarded)
      replace('/desk/learning/contests')
    },
  })
  const publish = async () => {
    const isSure = await confirm({ title: text.publishAsk, body: text.publishBody, ok: text.publish })
    if (isSure) await publishing.run({ params, body: { version } })
  }
  const discard = async () => {
    if (await confirm({ title: text.discardAsk })) await discarding.run({ params })
  }
  return (
    <>
      <View className="contest-plan__acts">
        {actions.includes('publish') && (
          <Button size="small" busy={publishing.busy} onTap={() => void publish()}>
            {text.publish}
          </Button>
        )}
        {actions.includes('edit') && (
          <Button size="small" kind="outline" onTap={() => open(`/desk/learning/contest-form?id=${id}`)}>
            {text.edit}
          </Button>
        )}
        {state !== 'draft' && (
          <Button size="small" kind="outline" onTap={() => open(`/learning/contest?id=${id}`)}>
            {text.preview}
          </Button>
        )}
        {actions.includes('discard') && (
          <Button size="small" kind="plain" busy={discarding.busy} onTap={() => void discard()}>
            {text.discard}
          </Button>
        )}
        {actions.includes('stop') && <Stopping of={of} onChanged={onChanged} onRefresh={onRefresh} />}
      </View>
      <Problem error={publishing.error ?? discarding.error} />
    </>
  )
}

function Stopping({ of: { id, version }, onChanged, onRefresh }: ActsProps) {
  const text = useText(contestsDeskText)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const stopping = useCommand(contests.stopContest, {
    onDone: (after) => {
      setOpen(false)
      toast(text.stopped)
      onChanged(after)
    },
    onError: onRefresh,
  })
  const body = { version, reason: reason.trim() }
  return (
    <>
      <Button size="small" kind="plain" onTap={() => setOpen(true)}>
        {text.stop}
      </Button>
      <Sheet isOpen={isOpen} title={text.stopTitle} onClose={() => setOpen(false)}>
        <View className="contest-plan__sheet">
          <Field
            lines
            label={text.stopReason}
            hint={text.stopHint}
            value={reason}
            maxLength={200}
            onChange={setReason}
          />
          <Button
            busy={stopping.busy}
            disabled={body.reason === ''}
            onTap={() => void stopping.run({ params: { contestId: id }, body })}
          >
            {text.stop}
          </Button>
          <Problem error={stopping.error} />
        </View>
      </Sheet>
    </>
  )
}

/** Why the last try failed. */
export function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  return (
    <Text className="contest-plan__problem" aria-role="alert">
      {explained(error)!}
    </Text>
  )
}
