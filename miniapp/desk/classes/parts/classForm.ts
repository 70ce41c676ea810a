import { type PlanFacts, planProblem } from '../../../../shared/classes/planRules'
import { type ClassContent, classContent, type SiteContent } from '../../../../shared/classes/plans'
import type { ClassInput } from '../../../../shared/classes/planViews'
import type { Allocation, ClassKind, PriorityGroup } from '../../../../shared/classes/states'
import { yuanOf } from '../../../../shared/classes/wordsText'
import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import { wholeOf } from './siteForm'

/** A class while it is being written: numbers and lists as they are typed. */
export interface ClassForm {
  name: string
  kind: ClassKind
  summary: string
  siteId: string
  room: string
  gradeFrom: string
  gradeTo: string
  hasBorn: boolean
  bornFrom: string
  bornTo: string
  from: string
  to: string
  weekdays: string[]
  startsAt: string
  endsAt: string
  offDays: string
  seats: string
  minimum: string
  childrenPerTeacher: string
  fee: string
  mealFee: string
  health: string
  /** By weekday, as typed. */
  meals: Record<string, string>
  allocation: Allocation
  quotas: Partial<Record<PriorityGroup, string>>
  opensDay: string
  opensTime: string
  closesDay: string
  closesTime: string
}

export interface ClassSite {
  id: string
  name: string
  rooms: SiteContent['rooms']
}

/** What can be derived of a new class: all of its term, working days, the first site. */
export function blankClass(term: { from: string; to: string }, [site]: readonly ClassSite[]): ClassForm {
  const today = shanghaiDay(new Date())
  return {
    ...{ name: '', kind: 'childcare', summary: '', siteId: site?.id ?? '', room: site?.rooms[0]?.name ?? '' },
    ...{ gradeFrom: '1', gradeTo: '2', hasBorn: false, bornFrom: '', bornTo: '' },
    ...{ from: term.from, to: term.to, weekdays: ['1', '2', '3', '4', '5'], startsAt: '08:00', endsAt: '17:30' },
    ...{ offDays: '', seats: '', minimum: '10', childrenPerTeacher: '15', fee: '0', mealFee: '0', health: '' },
    ...{ meals: {}, allocation: 'firstCome', quotas: {} },
    ...{ opensDay: today, opensTime: '09:00', closesDay: '', closesTime: '17:00' },
  }
}

export function formOfClass({ siteId, content, seats, opensAt, closesAt }: ClassInput): ClassForm {
  const { grades, born, sessions, menus, quotas } = content
  const [opens, closes] = [new Date(opensAt), new Date(closesAt)]
  return {
    ...{ name: content.name, kind: content.kind, summary: content.summary, siteId, room: content.room },
    ...{ gradeFrom: String(grades.from), gradeTo: String(grades.to) },
    ...{ hasBorn: born !== null, bornFrom: born?.from ?? '', bornTo: born?.to ?? '' },
    ...{ from: sessions.from, to: sessions.to, weekdays: sessions.weekdays.map(String) },
    ...{ startsAt: sessions.startsAt, endsAt: sessions.endsAt, offDays: sessions.offDays.join('\n') },
    ...{ seats: String(seats), minimum: String(content.minimum) },
    childrenPerTeacher: String(content.childrenPerTeacher),
    ...{
      fee: yuanOf(content.feeFen),
      mealFee: yuanOf(content.mealFeeFen),
      health: content.healthExclusions.join('\n'),
    },
    meals: Object.fromEntries(menus.map(({ weekday, meals }) => [weekday, meals])),
    allocation: content.allocation,
    quotas: Object.fromEntries(quotas.map((quota) => [quota.group, String(quota.seats)])),
    ...{ opensDay: shanghaiDay(opens), opensTime: shanghaiTime(opens) },
    ...{ closesDay: shanghaiDay(closes), closesTime: shanghaiTime(closes) },
  }
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const fenOf = (typed: string): number =>
  /^\d{1,5}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * 100) : Number.NaN

function contentOf(form: ClassForm): ClassContent | null {
  const { name, kind, summary, room, from, to, startsAt, endsAt, allocation } = form
  const weekdays = form.weekdays.map(Number).sort()
  const kept = Object.entries(form.quotas).filter(([, seats]) => seats.trim() !== '' && seats.trim() !== '0')
  const read = classContent.safeParse({
    ...{ name, kind, summary, room, allocation },
    grades: { from: Number(form.gradeFrom), to: Number(form.gradeTo) },
    born: form.hasBorn ? { from: form.bornFrom, to: form.bornTo } : null,
    sessions: { from, to, startsAt, endsAt, weekdays, offDays: linesOf(form.offDays) },
    feeFen: fenOf(form.fee),
    mealFeeFen: fenOf(form.mealFee),
    childrenPerTeacher: wholeOf(form.childrenPerTeacher),
    minimum: wholeOf(form.minimum),
    healthExclusions: linesOf(form.health),
    menus: weekdays.flatMap((weekday) => {
      const meals = form.meals[weekday]?.trim()
      return meals ? [{ weekday, meals }] : []
    }),
    quotas: allocation === 'priority' ? kept.map(([group, seats]) => ({ group, seats: wholeOf(seats) })) : [],
  })
  return read.success ? read.data : null
}

/** What the server takes, or null while something is not right yet. */
export function inputOfClass(form: ClassForm): ClassInput | null {
  const content = contentOf(form)
  const seats = wholeOf(form.seats)
  if (!content || Number.isNaN(seats) || !form.siteId || !form.opensDay || !form.closesDay) return null
  const opensAt = shanghaiInstant(form.opensDay, form.opensTime).toISOString()
  const closesAt = shanghaiInstant(form.closesDay, form.closesTime).toISOString()
  return { siteId: form.siteId, content, seats, opensAt, closesAt }
}

/** What the server would refuse of it. */
export function problemOfClass(input: ClassInput, term: { from: string; to: string }, sites: readonly ClassSite[]) {
  const rooms = sites.find(({ id }) => id === input.siteId)?.rooms ?? []
  const facts: PlanFacts = { ...input, opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt) }
  return planProblem(facts, { term, rooms })?.code ?? null
}

/** The first thing that must be said and is not yet. */
export const emptyIn = (form: ClassForm): 'name' | 'summary' | 'seats' | 'closesDay' | null =>
  (['name', 'summary', 'seats', 'closesDay'] as const).find((key) => form[key].trim() === '') ?? null
