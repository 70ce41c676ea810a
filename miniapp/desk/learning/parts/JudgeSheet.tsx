import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import type { DeskContest, DeskStage } from '../../../../shared/learning/deskContests'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Chips, PickField, Sheet, toast } from '../../../ui'
import { Problem } from './ContestActs'
import { contests } from './contestDeskClient'

interface JudgeSheetProps {
  of: DeskContest
  stage: DeskStage
  onClose: () => void
  onDone: (of: DeskContest) => void
}

/** Names a judge for a venue of a stage, one after the other. */
export function JudgeSheet({ of, stage, onClose, onDone }: JudgeSheetProps) {
  const text = useText(contestsDeskText)
  const [personId, setPerson] = useState('')
  const [venue, setVenue] = useState('0')
  const naming = useCommand(contests.nameJudge, {
    onDone: (after) => {
      toast(text.named)
      setPerson('')
      onDone(after)
    },
  })
  const named = stage.judges.map((judge) => judge.personId)
  const free = of.candidates.filter((candidate) => !named.includes(candidate.personId))
  const body = { stageId: stage.id, venue: Number(venue), personId }
  return (
    <Sheet isOpen title={text.nameJudge} onClose={onClose}>
      <View className="contest-plan__sheet">
        {free.length === 0 ? (
          <Text className="contest-plan__hint">{text.noCandidates}</Text>
        ) : (
          <PickField
            label={text.judge}
            options={free.map(({ personId: value, name }) => ({ value, label: name }))}
            value={personId}
            onChange={setPerson}
          />
        )}
        {stage.venues.length > 1 && (
          <Chips
            label={text.venue}
            options={stage.venues.map(({ name }, at) => ({ value: String(at), label: name }))}
            value={venue}
            onChange={setVenue}
          />
        )}
        <Button
          busy={naming.busy}
          disabled={personId === ''}
          onTap={() => void naming.run({ params: { contestId: of.id }, body })}
        >
          {text.nameJudge}
        </Button>
        <Problem error={naming.error} />
      </View>
    </Sheet>
  )
}
