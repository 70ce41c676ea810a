import { percentOf } from '../../shared/classes/after'
import type { TermReport } from '../../shared/classes/after.desk.contract'
import { shanghaiDay } from '../../shared/http/time'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { ruleAt } from '../platform/rules'
import type { ClassRating } from './after.entities'
import { type Counted, countAttendance, countOutcomes, findRatings } from './after.queries'
import { afterRule } from './after.rules'
import type { CourseClass, Term } from './entities'
import { findEveryClassOf } from './plans.queries'
import { countPlaces, type PlaceCount } from './queries'
import { loadTerm } from './terms.service'

/** What came of a term so far, and once it is closed for good. */
export async function viewReport(db: Db, actor: StaffActor, termId: string, now: Date): Promise<TermReport> {
  const term = await loadTerm(db, actor, termId)
  const classes = (await findEveryClassOf(db, termId)).filter(({ state }) => state !== 'draft')
  const ids = classes.map(({ id }) => id)
  const places = await countPlaces(db, ids)
  const counted = await countAttendance(db, ids)
  const ratings = await findRatings(db, ids)
  const outcomes = await countOutcomes(db, termId)
  const { askedPercent } = await ruleAt(db, afterRule, now)
  const rows = classes.map((one) => ({ ...drawClass(one, places, counted), ...drawStars(one, ratings) }))
  const sum = (key: 'seats' | 'confirmed' | 'waiting') => rows.reduce((all, row) => all + row[key], 0)
  const count = (name: Parameters<typeof outcomes.get>[0]) => outcomes.get(name) ?? 0
  return {
    term: drawTerm(term),
    classes: rows,
    totals: { seats: sum('seats'), confirmed: sum('confirmed'), waiting: sum('waiting'), attended: percentIn(counted) },
    children: spread(counted, askedPercent),
    bars: { active: count('active'), appealed: count('appealed'), lifted: count('lifted'), upheld: count('upheld') },
    certificates: count('certificates'),
    words: drawWords(classes, ratings),
    actions: term.closedAt === null && shanghaiDay(now) > term.toDay ? ['close'] : [],
  }
}

const drawTerm = ({ id, version, name, fromDay, toDay, closedAt }: Term) => ({
  ...{ id, version, name, from: fromDay, to: toDay, isClosed: closedAt !== null },
})

function drawClass(
  { id, content, state, seats }: CourseClass,
  places: readonly PlaceCount[],
  counted: readonly Counted[],
) {
  const inState = (wanted: string) =>
    places.filter((one) => one.classId === id && one.state === wanted).reduce((all, one) => all + one.count, 0)
  return {
    ...{ id, name: content.name, state, seats },
    confirmed: inState('confirmed'),
    waiting: inState('waiting'),
    attended: percentIn(counted.filter(({ classId }) => classId === id)),
  }
}

function drawStars({ id }: CourseClass, ratings: readonly ClassRating[]) {
  const stars = ratings.filter(({ classId }) => classId === id).map((one) => one.stars)
  const sum = stars.reduce((all, one) => all + one, 0)
  return { ratings: stars.length, starTenths: stars.length === 0 ? null : Math.round((sum * 10) / stars.length) }
}

/** So many are shown: who has more to read sees the newest. */
const wordsMost = 50

function drawWords(classes: readonly CourseClass[], ratings: readonly ClassRating[]): TermReport['words'] {
  const names = new Map(classes.map(({ id, content }) => [id, content.name]))
  const written = ratings.flatMap(({ id, classId, stars, words }) =>
    words === null ? [] : [{ id, class: names.get(classId) ?? '', stars, words }],
  )
  return written.slice(0, wordsMost)
}

const percentIn = (counted: readonly Counted[]): number | null =>
  percentOf({
    present: counted.reduce((sum, { present }) => sum + present, 0),
    absent: counted.reduce((sum, { absent }) => sum + absent, 0),
  })

/** Children by how much of the term they were there; the first are those below what is asked. */
function spread(counted: readonly Counted[], asked: number): TermReport['children'] {
  const percents = [...groupBy(counted, ({ childId }) => childId).values()].flatMap((own) => percentIn(own) ?? [])
  const edges = [0, ...new Set([asked, 80, 90].filter((edge) => edge >= asked)), 101]
  return edges.slice(1).map((edge, at) => {
    const from = edges[at]!
    return { from, to: edge - 1, count: percents.filter((percent) => percent >= from && percent < edge).length }
  })
}
