import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { teamNameMax } from '../../shared/learning/contests'
import { type ContestView, type OwnEntry, teamCode } from '../../shared/learning/contests.contract'
import { contestsText } from '../../shared/learning/contestsText'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { Button, Card, Chips, confirm, Empty, Field, NumberRow, Page, Row, toast } from '../ui'
import { contests, contestWords, explainContest } from './parts/contestClient'
import './parts/contests.scss'

definePageConfig({ navigationBarTitleText: '参赛报名' })

interface PartProps {
  of: ContestView
  onChanged: (of: ContestView) => void
}

/** One's entry: signing up alone or as captain, joining a team, inviting others, leaving. */
export default function Team() {
  const text = useText(contestsText)
  const { id = '' } = useRouter().params
  const view = useView(() => contests.getContest({ params: { contestId: id } }), { deps: [id] })
  return (
    <Page title={text.teamTitle} view={view} errors={contestWords()}>
      {(of) => {
        const isIn = of.own !== null
        const canJoin = of.actions.includes('join')
        const canWrite = of.actions.includes('enter') || of.actions.includes('manage')
        return (
          <>
            {of.own && <Members of={of} own={of.own} onChanged={view.show} />}
            {canWrite && <EntryForm key={String(isIn)} of={of} onChanged={view.show} />}
            {canJoin && <Joining of={of} onChanged={view.show} />}
            {of.actions.includes('leave') && <Leaving of={of} onChanged={view.show} />}
            {!isIn && !canWrite && <Empty text={of.blocker ? text.blockers[of.blocker] : text.closed} />}
          </>
        )
      }}
    </Page>
  )
}

function EntryForm({ of: { id, kind, groups, own }, onChanged }: PartProps) {
  const text = useText(contestsText)
  const [group, setGroup] = useState(own?.group ?? groups[0]!)
  const [name, setName] = useState(own?.name ?? '')
  const teamName = kind === 'team' ? name.trim() : null
  const entering = useCommand(contests.enterContest, {
    onDone: (of) => {
      toast(text.saved)
      onChanged(of)
    },
  })
  const isSame = own?.group === group && own.name === teamName
  // Of somebody alone in the only group there is nothing to be changed.
  if (own && kind === 'individual' && groups.length === 1) return null
  return (
    <Card>
      <Text className="contest-form__label">{text.group}</Text>
      <Chips
        label={text.group}
        options={groups.map((value) => ({ value, label: value }))}
        value={group}
        onChange={setGroup}
      />
      {kind === 'team' && (
        <Field label={text.teamName} hint={text.teamNameHint} value={name} maxLength={teamNameMax} onChange={setName} />
      )}
      <Button
        busy={entering.busy}
        disabled={teamName === '' || isSame}
        onTap={() => void entering.run({ params: { contestId: id }, body: { group, teamName } })}
      >
        {own ? text.change : text.save}
      </Button>
      <Problem error={entering.error} />
    </Card>
  )
}

function Joining({ of: { id }, onChanged }: PartProps) {
  const text = useText(contestsText)
  const [code, setCode] = useState('')
  const joining = useCommand(contests.joinTeam, {
    onDone: (of) => {
      toast(text.joined)
      onChanged(of)
    },
  })
  const isCode = teamCode.safeParse(code).success
  return (
    <Card title={text.joinTitle}>
      <Field label={text.code} hint={text.codeHint} value={code} maxLength={12} onChange={setCode} />
      <Button
        kind="outline"
        busy={joining.busy}
        disabled={!isCode}
        onTap={() => void joining.run({ params: { contestId: id }, body: { code } })}
      >
        {text.join}
      </Button>
      <Problem error={joining.error} />
    </Card>
  )
}

function Members({ of, own, onChanged }: PartProps & { own: OwnEntry }) {
  const text = useText(contestsText)
  const { members, code, number, name, group, isCaptain } = own
  const missing = of.team.from - members.length
  const removing = useCommand(contests.removeFromTeam, {
    onDone: onChanged,
    onError: (error) => toast(explainContest(error)!),
  })
  const remove = async (teamMemberId: string, who: string) => {
    const isSure = await confirm({ title: text.removeAsk(who), ok: text.remove })
    if (isSure) await removing.run({ params: { contestId: of.id, teamMemberId } })
  }
  const canRemove = isCaptain && of.actions.includes('manage')
  return (
    <>
      <Card title={name ?? text.own} kind="rows">
        <Row title={text.ownNumber(number)} value={group} />
        {code && of.actions.includes('manage') && <NumberRow title={text.code} number={code} />}
      </Card>
      {of.kind === 'team' && (
        <Card title={text.members} kind="rows">
          {members.map((member) => (
            <Row
              key={member.id}
              title={member.isMe ? text.me : member.name}
              note={member.isCaptain ? text.captain : undefined}
              value={
                canRemove && !member.isMe ? (
                  <Button
                    size="small"
                    kind="outline"
                    label={`${text.remove} ${member.name}`}
                    busy={removing.busy}
                    onTap={() => void remove(member.id, member.name)}
                  >
                    {text.remove}
                  </Button>
                ) : undefined
              }
            />
          ))}
          {code && of.actions.includes('manage') && <Text className="contest-note">{text.invite}</Text>}
          {missing > 0 && <Text className="contest-note">{text.tooFew(missing)}</Text>}
        </Card>
      )}
    </>
  )
}

function Leaving({ of, onChanged }: PartProps) {
  const text = useText(contestsText)
  const isWholeTeam = of.kind === 'team' && of.own?.isCaptain
  const leaving = useCommand(contests.leaveContest, {
    onDone: (after) => {
      toast(text.left)
      onChanged(after)
    },
    onError: (error) => toast(explainContest(error)!),
  })
  const leave = async () => {
    const body = isWholeTeam ? text.leaveTeam : text.leaveAlone
    if (await confirm({ title: text.leaveAsk, body })) await leaving.run({ params: { contestId: of.id } })
  }
  return (
    <View>
      <Button kind="plain" busy={leaving.busy} onTap={() => void leave()}>
        {text.leave}
      </Button>
    </View>
  )
}

function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  return (
    <Text className="contest-form__problem" aria-role="alert">
      {explainContest(error)!}
    </Text>
  )
}
