import { Text, View } from '@tarojs/components'
import type { RosterView } from '../../../../shared/membership/rosters.contract'
import { rosterText } from '../../../../shared/membership/rosterText'
import { saveFile } from '../../../platform/files'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, confirm, toast } from '../../../ui'
import { explain, rosters } from './rosterClient'

interface ActsProps {
  roster: RosterView
  onChanged: (roster: RosterView) => void
  /** It is not as it is shown here. */
  onStale: () => void
  onAgain: () => void
}

/** What the server allows, as it says itself. */
export function RosterActs({ roster, onChanged, onStale, onAgain }: ActsProps) {
  const text = useText(rosterText)
  const { id, version, actions, counts, organisation, state } = roster
  const params = { rosterId: id }
  const options = { onDone: onChanged, onError: onStale }
  const enrolment = useCommand(rosters.importRoster, options)
  const undoing = useCommand(rosters.undoRoster, options)
  const report = useCommand(() => rosters.getRosterReport({ params }), {
    onDone: (file) => void saveFile(file).then(() => toast(text.saved)),
  })
  const enrol = async () => {
    const isSure = await confirm({
      title: text.importAsk(counts.good),
      body: text.importBody(organisation.name, counts.faulty),
      ok: text.importYes,
      cancel: text.cancel,
    })
    if (isSure) void enrolment.run({ params, body: { version } })
  }
  const isMade = state === 'imported'
  const undo = async () => {
    const isSure = await confirm({
      title: isMade ? text.undoAsk : text.discardAsk,
      body: isMade ? text.undoBody : text.discardBody,
      ok: isMade ? text.undoYes : text.discardYes,
      cancel: text.cancel,
    })
    if (isSure) void undoing.run({ params, body: { version } })
  }
  const error = enrolment.error ?? undoing.error ?? report.error
  const hasProblems = counts.faulty + counts.passedOver + counts.kept > 0
  return (
    <View className="roster-acts">
      {error && (
        <Text className="roster-upload__error" aria-role="alert">
          {explain(error)}
        </Text>
      )}
      {actions.includes('enrol') && (
        <Button busy={enrolment.busy} onTap={() => void enrol()}>
          {text.import(counts.good)}
        </Button>
      )}
      {(state === 'failed' || (state === 'checked' && counts.good === 0)) && (
        <Button onTap={onAgain}>{text.again}</Button>
      )}
      {hasProblems && state !== 'reading' && (
        <Button kind="outline" busy={report.busy} onTap={() => void report.run(undefined)}>
          {text.report}
        </Button>
      )}
      {actions.includes('undo') && (
        <Button kind="plain" busy={undoing.busy} onTap={() => void undo()}>
          {isMade ? text.undo : text.discard}
        </Button>
      )}
    </View>
  )
}
