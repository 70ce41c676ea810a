import * as z from 'zod/mini'
import { id, instant, multilineText, text } from '../http/fields'
import { contestKinds, stageWays } from './contestRules'

export const contestNameMax = 60
export const teamNameMax = 20

/** What judges score, and the most they give for it. */
const criterion = z.object({ name: text(20), most: z.int().check(z.minimum(1), z.maximum(100)) })

const venue = z.object({ name: text(40), address: z.nullable(text(80)), at: z.nullable(instant) })
export type Venue = z.output<typeof venue>

export const stageContent = z.object({
  /** 初赛, 复赛, 决赛. */
  name: text(20),
  way: z.enum(stageWays),
  /** Whose marks count, where the stage is a paper. */
  paperId: z.nullable(id),
  criteria: z.array(criterion).check(z.maxLength(6)),
  venues: z.array(venue).check(z.maxLength(10)),
  /** How many of each group go on to the next stage; null for the last one. */
  advance: z.nullable(z.int().check(z.minimum(1), z.maximum(500))),
})
export type StageContent = z.output<typeof stageContent>

export const contestContent = z.object({
  name: text(contestNameMax),
  what: multilineText(2_000),
  kind: z.enum(contestKinds),
  groups: z.array(text(20)).check(z.minLength(1), z.maxLength(6)),
  /** From how many people on a team counts, and how many it may have; of individuals both are 1. */
  team: z.object({
    from: z.int().check(z.minimum(1), z.maximum(20)),
    to: z.int().check(z.minimum(1), z.maximum(20)),
  }),
  awards: z
    .array(z.object({ name: text(20), count: z.int().check(z.minimum(1), z.maximum(30)) }))
    .check(z.minLength(1), z.maxLength(5)),
})
export type ContestContent = z.output<typeof contestContent>

export const contestInput = z.object({
  opensAt: instant,
  closesAt: instant,
  content: contestContent,
  stages: z.array(stageContent).check(z.minLength(1), z.maxLength(4)),
})
export type ContestInput = z.output<typeof contestInput>

interface Problem {
  field: 'closesAt' | 'groups' | 'team' | 'stages'
}

const areDifferent = (names: readonly string[]): boolean => new Set(names).size === names.length

/** What does not fit together in a contest that is written down, or null. */
export function contestProblem({ opensAt, closesAt, content, stages }: ContestInput): Problem | null {
  if (Date.parse(closesAt) <= Date.parse(opensAt)) return { field: 'closesAt' }
  if (!areDifferent(content.groups)) return { field: 'groups' }
  const { from, to } = content.team
  const isTeamRight = content.kind === 'team' ? from <= to && to > 1 : from === 1 && to === 1
  if (!isTeamRight) return { field: 'team' }
  const areStagesRight = stages.every((stage, at) => isStageRight(stage, at === stages.length - 1))
  return areStagesRight && areDifferent(stages.map(({ name }) => name)) ? null : { field: 'stages' }
}

function isStageRight({ way, paperId, criteria, venues, advance }: StageContent, isLast: boolean): boolean {
  const isAsWay = way === 'paper' ? paperId !== null : criteria.length > 0 && venues.length > 0
  return isAsWay && isLast === (advance === null)
}
