import { maskName } from '../../shared/identity/masks'
import type { EntryBlocker } from '../../shared/learning/contestRules'
import { windowBlocker } from '../../shared/learning/contestRules'
import type { ContestRow, ContestView, OwnEntry } from '../../shared/learning/contests.contract'
import { refOf } from '../organisations'
import type { Contest, ContestPerformance, ContestStage } from './contests.entities'
import type { NamedEntry, NamedMember, OwnPart } from './contests.queries'

export function drawContestRow({ id, content, state, organisation, opensAt, closesAt }: Contest): ContestRow {
  return {
    ...{ id, name: content.name, kind: content.kind, state },
    organisation: refOf(organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  }
}

export interface Around {
  stages: readonly ContestStage[]
  own: OwnPart | null
  members: readonly NamedMember[]
  performances: readonly ContestPerformance[]
  awarded: readonly NamedEntry[]
  blocker: EntryBlocker | null
}

/** All that whoever takes part may know of a contest. */
export function drawContest(contest: Contest, around: Around, personId: string, now: Date): ContestView {
  const { content, stopReason, entries } = contest
  const { what, groups, team, awards } = content
  const { stages, own, members, performances, awarded, blocker } = around
  const at = new Map(performances.map((one) => [one.stageId, one]))
  return {
    ...drawContestRow(contest),
    ...{ what, groups, team, awards, entries, stopReason },
    blocker: own ? null : blocker,
    stages: stages.map((stage) => drawStage(stage, contest, at.get(stage.id))),
    own: own && drawOwn(own, members, contest, personId),
    results: awarded.map((entry) => drawResult(entry, own)),
    actions: actionsOn(contest, around, personId, now),
  }
}

/** How one came out of the last stage is the result: it is out once a second person looked it over. */
function drawStage({ id, content, state }: ContestStage, contest: Contest, own: ContestPerformance | undefined) {
  const { name, way, advance, venues, paperId } = content
  const isOut = state === 'closed' && (advance !== null || contest.state === 'awarded')
  return {
    ...{ id, name, way, state, advance, venues },
    own: own
      ? {
          start: own.startNumber,
          venue: way === 'judged' ? own.venue : null,
          paperId: state === 'running' ? paperId : null,
          outcome: isOut ? outcomeOf(own) : null,
        }
      : null,
  }
}

const outcomeOf = ({ mark, rank, tie, advances }: ContestPerformance) => ({ mark, rank, tie, advances })

function drawOwn(
  { entry, certificate }: OwnPart,
  members: readonly NamedMember[],
  { state }: Contest,
  personId: string,
): OwnEntry {
  const isCaptain = entry.captainId === personId
  return {
    ...{ number: entry.number, group: entry.groupName, name: entry.name, isCaptain },
    code: isCaptain ? entry.code : null,
    members: members.map((member) => ({
      id: member.id,
      name: maskName(member.person?.name ?? ''),
      isCaptain: member.personId === entry.captainId,
      isMe: member.personId === personId,
    })),
    award: state === 'awarded' ? entry.award : null,
    certificateCode: certificate?.code ?? null,
  }
}

const drawResult = ({ id, number, groupName, award, name, captain, mark }: NamedEntry, own: OwnPart | null) => ({
  ...{ number, group: groupName, award: award!, mark: mark! },
  name: name ?? maskName(captain?.name ?? ''),
  isOwn: own?.entry.id === id,
})

function actionsOn(contest: Contest, { own, blocker }: Around, personId: string, now: Date): ContestView['actions'] {
  if (own === null) {
    if (blocker !== null) return []
    return contest.content.kind === 'team' ? ['enter', 'join'] : ['enter']
  }
  if (windowBlocker(contest, now) !== null) return []
  return own.entry.captainId === personId ? ['manage', 'leave'] : ['leave']
}
