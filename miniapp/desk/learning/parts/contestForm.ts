import { addDays, shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import type { ContestKind, StageWay } from '../../../../shared/learning/contestRules'
import {
  type ContestInput,
  contestInput,
  contestProblem,
  type StageContent,
} from '../../../../shared/learning/contests'
import type { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import type { DeskContest } from '../../../../shared/learning/deskContests'
import { newKey } from '../../../platform/key'

/** A stage while it is being written: lists as they are typed, one a line. */
export interface StageForm {
  /** What is typed stays with its stage while others come and go. */
  key: string
  name: string
  way: StageWay
  paperId: string
  criteria: string
  venues: string
  day: string
  time: string
  advance: string
}

/** A contest while it is being written. */
export interface ContestForm {
  name: string
  what: string
  kind: ContestKind
  groups: string
  teamFrom: string
  teamTo: string
  awards: string
  opensDay: string
  opensTime: string
  closesDay: string
  closesTime: string
  stages: StageForm[]
}

type Words = (typeof contestsDeskText)['zh']['template']

export const blankStage = (words: Words): StageForm => ({
  ...{
    key: newKey(),
    name: words.stageName,
    way: 'judged',
    paperId: '',
    criteria: words.criteria,
    venues: words.venues,
  },
  ...{ day: '', time: '09:00', advance: '' },
})

/** What most contests are like: entries for a week, one stage, three awards. */
export function blankContest(words: Words): ContestForm {
  const today = shanghaiDay(new Date())
  return {
    ...{ name: '', what: words.what, kind: 'individual', groups: words.groups, teamFrom: '2', teamTo: '5' },
    ...{ awards: words.awards, opensDay: today, opensTime: '09:00' },
    ...{ closesDay: addDays(today, 7), closesTime: '17:00', stages: [blankStage(words)] },
  }
}

const pairLines = (rows: readonly { name: string; [count: string]: string | number }[], key: string): string =>
  rows.map((row) => `${row.name} ${row[key]}`).join('\n')

export function formOfContest({ content, stages, opensAt, closesAt }: DeskContest): ContestForm {
  const { name, what, kind, groups, team, awards } = content
  const [opens, closes] = [new Date(opensAt), new Date(closesAt)]
  return {
    ...{ name, what, kind, groups: groups.join('\n'), awards: pairLines(awards, 'count') },
    ...{ teamFrom: String(team.from), teamTo: String(team.to) },
    ...{ opensDay: shanghaiDay(opens), opensTime: shanghaiTime(opens) },
    ...{ closesDay: shanghaiDay(closes), closesTime: shanghaiTime(closes) },
    stages: stages.map(formOfStage),
  }
}

function formOfStage({ name, way, paperId, criteria, venues, advance }: StageContent): StageForm {
  const at = venues[0]?.at
  return {
    ...{ key: newKey(), name, way, paperId: paperId ?? '', criteria: pairLines(criteria, 'most') },
    venues: venues.map((venue) => [venue.name, venue.address].filter(Boolean).join(' ')).join('\n'),
    day: at ? shanghaiDay(new Date(at)) : '',
    time: at ? shanghaiTime(new Date(at)) : '09:00',
    advance: advance === null ? '' : String(advance),
  }
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const wholeOf = (typed: string | undefined): number =>
  typed && /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN

/** `name 10`, one a line. */
const pairsOf = (typed: string): { name: string; count: number }[] =>
  linesOf(typed).map((line) => {
    const words = line.split(/\s/)
    const count = wholeOf(words.at(-1))
    return { name: Number.isNaN(count) ? line : words.slice(0, -1).join(' ').trim(), count }
  })

function stageOf(stage: StageForm, isLast: boolean) {
  const { name, way, paperId, day, time, advance } = stage
  const at = day ? shanghaiInstant(day, time).toISOString() : null
  const isJudged = way === 'judged'
  return {
    ...{ name, way, paperId: isJudged ? null : paperId },
    criteria: isJudged ? pairsOf(stage.criteria).map(({ name: of, count }) => ({ name: of, most: count })) : [],
    venues: isJudged
      ? linesOf(stage.venues).map((line) => {
          const [, of = line, address = null] = /^(\S+)\s+(.+)$/.exec(line) ?? []
          return { name: of, address, at }
        })
      : [],
    advance: isLast ? null : wholeOf(advance),
  }
}

/** What the server takes, or null while something is not right yet. */
export function inputOfContest(form: ContestForm): ContestInput | null {
  if (!form.opensDay || !form.closesDay) return null
  const isTeam = form.kind === 'team'
  const read = contestInput.safeParse({
    opensAt: shanghaiInstant(form.opensDay, form.opensTime).toISOString(),
    closesAt: shanghaiInstant(form.closesDay, form.closesTime).toISOString(),
    content: {
      ...{ name: form.name, what: form.what, kind: form.kind, groups: linesOf(form.groups) },
      team: isTeam ? { from: wholeOf(form.teamFrom), to: wholeOf(form.teamTo) } : { from: 1, to: 1 },
      awards: pairsOf(form.awards),
    },
    stages: form.stages.map((stage, at) => stageOf(stage, at === form.stages.length - 1)),
  })
  return read.success && contestProblem(read.data) === null ? read.data : null
}
