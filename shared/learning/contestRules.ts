export const contestKinds = ['individual', 'team'] as const
export type ContestKind = (typeof contestKinds)[number]

/** 草稿, 已发布, 待复核, 已公布, 已停止. */
export const contestStates = ['draft', 'published', 'reviewing', 'awarded', 'stopped'] as const
export type ContestState = (typeof contestStates)[number]

/** 答题, 评分: where the marks of a stage come from. */
export const stageWays = ['paper', 'judged'] as const
export type StageWay = (typeof stageWays)[number]

export const stageStates = ['planned', 'running', 'closed'] as const
export type StageState = (typeof stageStates)[number]

export const entryBlockers = [
  'learning.entry_not_open',
  'learning.entry_closed',
  'learning.not_eligible',
  'learning.judge_takes_part',
] as const
export type EntryBlocker = (typeof entryBlockers)[number]

export interface EntryFacts {
  state: ContestState
  opensAt: Date
  closesAt: Date
}

/** Whether entries of a contest are taken, and can be taken back. */
export function windowBlocker({ state, opensAt, closesAt }: EntryFacts, now: Date): EntryBlocker | null {
  if (state !== 'published' || now >= closesAt) return 'learning.entry_closed'
  return now < opensAt ? 'learning.entry_not_open' : null
}

/** Why somebody cannot take part in a contest, or null: the same on the phone and at the server. */
export function entryBlocker(
  contest: EntryFacts,
  { isMember, isJudge }: { isMember: boolean; isJudge: boolean },
  now: Date,
): EntryBlocker | null {
  const closed = windowBlocker(contest, now)
  if (closed) return closed
  if (isJudge) return 'learning.judge_takes_part'
  return isMember ? null : 'learning.not_eligible'
}

/** What sets entries of equal marks apart: the mean with no judge left out, the judge in the middle, who entered first. */
export const tieBreaks = ['untrimmed', 'middle', 'earlier'] as const
export type TieBreak = (typeof tieBreaks)[number]

/** How a union counts what judges give; dated data. */
export interface ScoringRule {
  /** From so many judges on, one highest and one lowest are left out. */
  trimFrom: number
  ties: readonly TieBreak[]
}

/** One entry of a group at a stage: what each judge gave it in all, and when it entered by the contest's numbers. */
export interface Scored {
  id: string
  number: number
  totals: readonly number[]
}

export interface Ranked {
  id: string
  /** In hundredths, as it is announced: what is announced is what is ranked. */
  mark: number
  /** From 1, without a gap and none twice. */
  rank: number
  /** What put it behind the one before it, where both have the same mark. */
  tie: TieBreak | null
}

const ascending = (totals: readonly number[]): number[] => [...totals].sort((a, b) => a - b)

const meanOf = (totals: readonly number[]): number =>
  Math.round((totals.reduce((sum, one) => sum + one, 0) * 100) / totals.length)

/** What counts: from `trimFrom` judges on without one highest and one lowest. */
export const trimmed = (totals: readonly number[], trimFrom: number): number[] =>
  totals.length >= Math.max(3, trimFrom) ? ascending(totals).slice(1, -1) : ascending(totals)

/** The mark in hundredths; there is none where nobody gave any. */
export const markOf = (totals: readonly number[], { trimFrom }: Pick<ScoringRule, 'trimFrom'>): number =>
  meanOf(trimmed(totals, trimFrom))

/** What the judge in the middle gave, or the mean of the two there. */
const middleOf = (totals: readonly number[]): number => {
  const sorted = ascending(totals)
  const at = (sorted.length - 1) / 2
  return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2
}

/** Below 0 where `a` comes first by this alone. */
const comparers: Record<TieBreak, (a: Scored, b: Scored) => number> = {
  untrimmed: (a, b) => meanOf(b.totals) - meanOf(a.totals),
  middle: (a, b) => middleOf(b.totals) - middleOf(a.totals),
  earlier: (a, b) => a.number - b.number,
}

/** Ranks the entries of a group, however they are handed over; those that nobody scored have no rank. */
export function rankEntries(entries: readonly Scored[], rule: ScoringRule): Ranked[] {
  // Numbers are given once: the last rule always sets two apart.
  const ties = [...rule.ties.filter((tie) => tie !== 'earlier'), 'earlier' as const]
  const setApart = (a: Scored, b: Scored) => ties.find((tie) => comparers[tie](a, b) !== 0) ?? null
  const marked = entries
    .filter(({ totals }) => totals.length > 0)
    .map((entry) => ({ entry, mark: markOf(entry.totals, rule) }))
    .sort((a, b) => {
      const tie = a.mark === b.mark ? setApart(a.entry, b.entry) : null
      return tie ? comparers[tie](a.entry, b.entry) : b.mark - a.mark
    })
  return marked.map(({ entry, mark }, at) => {
    const before = marked[at - 1]
    const tie = before?.mark === mark ? setApart(before.entry, entry) : null
    return { id: entry.id, mark, rank: at + 1, tie }
  })
}

export interface Award {
  name: string
  /** How many of each group have it. */
  count: number
}

/** The award of a rank in its group, the highest awards first; null beyond the last one. */
export function awardOf(rank: number, awards: readonly Award[]): string | null {
  let upTo = 0
  for (const { name, count } of awards) {
    upTo += count
    if (rank <= upTo) return name
  }
  return null
}

/** Which venue each of these entries goes to, in turn: no venue has more than one entry more than another. */
export const venueOf = (at: number, venues: number): number => at % venues
