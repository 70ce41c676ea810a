import { AppError } from '../../shared/http/errors'
import type { PaperSource } from '../../shared/learning/papers'
import type { Db } from '../platform/db'
import { type Random, unmistakable } from '../platform/random'
import type { QuizPaper, ShownItem } from './papers.entities'
import type { Question } from './questions.entities'
import { findCurrentIn, findPool, findQuestions } from './questions.queries'

type Picked = { id: string; marks: number }

/** The questions of one attempt, in the order and with the options in which this person is shown them. */
export async function drawItems(
  db: Db,
  { organisationId, content: { source, isShuffled } }: Pick<QuizPaper, 'organisationId' | 'content'>,
  random: Random,
): Promise<ShownItem[]> {
  const picked =
    source.kind === 'fixed'
      ? await pickNamed(db, organisationId, source)
      : await pickDrawn(db, organisationId, source, random)
  const rows = await findQuestions(
    db,
    picked.map(({ id }) => id),
  )
  return (isShuffled ? shuffle(picked, random) : picked).map(({ id, marks }) => ({
    id,
    marks,
    order: orderOf(rows.get(id)!, isShuffled, random),
  }))
}

/** A question of another union's bank is as absent as one that never was. */
async function pickNamed(
  db: Db,
  organisationId: string,
  { questions }: Extract<PaperSource, { kind: 'fixed' }>,
): Promise<Picked[]> {
  const current = await findCurrentIn(
    db,
    organisationId,
    questions.map(({ questionId }) => questionId),
  )
  const rows = new Map(current.map(({ lineId, id }) => [lineId, id]))
  return questions.map(({ questionId, marks }) => {
    const id = rows.get(questionId)
    if (id === undefined) throw new AppError('learning.bank_too_small')
    return { id, marks }
  })
}

/** Draws that overlap give nobody the same question twice. */
async function pickDrawn(
  db: Db,
  organisationId: string,
  { draws }: Extract<PaperSource, { kind: 'drawn' }>,
  random: Random,
): Promise<Picked[]> {
  const picked = new Map<string, Picked>()
  // The narrow ones first, so that a wide one does not take what they need.
  const narrowFirst = [...draws].sort((a, b) => width(a) - width(b))
  for (const draw of narrowFirst) {
    const pool = (await findPool(db, organisationId, draw)).filter((id) => !picked.has(id))
    if (pool.length < draw.count) throw new AppError('learning.bank_too_small')
    for (const id of shuffle(pool, random).slice(0, draw.count)) picked.set(id, { id, marks: draw.marks })
  }
  return [...picked.values()]
}

const width = ({ difficulty, kind }: { difficulty: unknown; kind: unknown }): number =>
  Number(difficulty === null) + Number(kind === null)

/** The options are moved about where there are any to choose from; a statement is right or wrong, in this order. */
const orderOf = ({ kind, content: { options } }: Question, isShuffled: boolean, random: Random): number[] => {
  const places = kind === 'trueFalse' ? [0, 1] : options.map((_, at) => at)
  return isShuffled && (kind === 'single' || kind === 'multiple') ? shuffle(places, random) : places
}

/** In random order: what gets the smallest of random words comes first. */
const shuffle = <T>(items: readonly T[], random: Random): T[] =>
  items
    .map((item) => ({ item, by: random.pick(unmistakable, 12) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ item }) => item)
