import { addDays, shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import { type Difficulty, measure, type PaperSource, type ReviewPolicy } from '../../../../shared/learning/papers'
import type { DeskPaperView, PaperInput } from '../../../../shared/learning/papers.desk.contract'
import type { QuestionKind } from '../../../../shared/learning/questions'
import { newKey } from '../../../platform/key'

export interface DrawForm {
  /** What is typed stays with its group while others come and go. */
  key: string
  topic: string
  kind: QuestionKind | ''
  difficulty: Difficulty | ''
  count: string
  marks: string
}

export interface NamedForm {
  questionId: string
  stem: string
  kind: QuestionKind
  marks: string
}

export interface PaperForm {
  name: string
  intro: string
  way: PaperSource['kind']
  draws: DrawForm[]
  named: NamedForm[]
  passMarks: string
  minutes: string
  attempts: string
  review: ReviewPolicy
  opensDay: string
  opensAt: string
  closesDay: string
  closesAt: string
  campaignId: string
  lessonIds: string[]
}

export const templates = {
  gift: { count: '30', marks: '5', passMarks: '100', minutes: '30', attempts: '1', review: 'afterClosing' },
  quiz: { count: '10', marks: '10', passMarks: '60', minutes: '15', attempts: '3', review: 'afterAttempt' },
} as const
export type Template = keyof typeof templates

/** Of a question, before the editor says otherwise. */
export const blankMarks = '5'

export const blankDraw = (topic: string): DrawForm => ({
  key: newKey(),
  topic,
  kind: '',
  difficulty: '',
  count: '10',
  marks: blankMarks,
})

/** What a template fills in: all but the name, of the topic with most questions. */
export function fromTemplate(template: Template, topic: string): Omit<PaperForm, 'name' | 'intro' | 'campaignId'> {
  const { count, marks, ...rest } = templates[template]
  const today = shanghaiDay(new Date())
  return {
    ...rest,
    ...{ way: 'drawn', draws: [{ ...blankDraw(topic), count, marks }], named: [], lessonIds: [] },
    ...{ opensDay: addDays(today, 1), opensAt: '09:00', closesDay: addDays(today, 8), closesAt: '18:00' },
  }
}

export function formOf({ content, campaignId, opensAt, closesAt, named }: DeskPaperView): PaperForm {
  const { name, intro, source, passMarks, minutes, attempts, review, lessonIds } = content
  const [opening, closing] = [new Date(opensAt), new Date(closesAt)]
  return {
    ...{ name, intro, review, lessonIds: [...lessonIds], campaignId: campaignId ?? '' },
    way: source.kind,
    named: source.kind === 'fixed' ? formsOfNamed(source, named) : [],
    draws: source.kind === 'fixed' ? [] : source.draws.map(formOfDraw),
    ...{ passMarks: String(passMarks), minutes: String(minutes), attempts: String(attempts) },
    ...{ opensDay: shanghaiDay(opening), opensAt: shanghaiTime(opening) },
    ...{ closesDay: shanghaiDay(closing), closesAt: shanghaiTime(closing) },
  }
}

const formOfDraw = (draw: Extract<PaperSource, { kind: 'drawn' }>['draws'][number]): DrawForm => ({
  ...{ key: newKey(), topic: draw.topic, kind: draw.kind ?? '', difficulty: draw.difficulty ?? '' },
  ...{ count: String(draw.count), marks: String(draw.marks) },
})

/** What is no more in the bank is left out. */
const formsOfNamed = (
  { questions }: Extract<PaperSource, { kind: 'fixed' }>,
  named: DeskPaperView['named'],
): NamedForm[] =>
  named.map((one) => ({
    ...one,
    marks: String(questions.find(({ questionId }) => questionId === one.questionId)?.marks ?? blankMarks),
  }))

const isWhole = (written: string): boolean => /^[1-9]\d{0,4}$/.test(written)

/** The questions as they are written, or null where a number is none. */
export function sourceOf({ way, named, draws }: Pick<PaperForm, 'way' | 'named' | 'draws'>): PaperSource | null {
  if (way === 'fixed') {
    if (named.length === 0 || !named.every(({ marks }) => isWhole(marks))) return null
    return { kind: way, questions: named.map(({ questionId, marks }) => ({ questionId, marks: Number(marks) })) }
  }
  if (draws.length === 0 || !draws.every(({ topic, count, marks }) => topic && isWhole(count) && isWhole(marks))) {
    return null
  }
  return {
    kind: 'drawn',
    draws: draws.map(({ topic, kind, difficulty, count, marks }) => ({
      ...{ topic, kind: kind || null, difficulty: difficulty || null, count: Number(count), marks: Number(marks) },
    })),
  }
}

/** What is first missing of a form; null where nothing is. */
export function emptyIn({ name, intro, way, named }: PaperForm): 'name' | 'intro' | 'draws' | null {
  if (name.trim() === '') return 'name'
  if (intro.trim() === '') return 'intro'
  return way === 'fixed' && named.length === 0 ? 'draws' : null
}

/** What is sent, or null where something is missing or no number. */
export function inputOf(form: PaperForm): PaperInput | null {
  const { passMarks, minutes, attempts, review, lessonIds, campaignId } = form
  const source = sourceOf(form)
  if (!source || emptyIn(form) || ![passMarks, minutes, attempts].every(isWhole)) return null
  if (Number(passMarks) > measure(source).fullMarks) return null
  return {
    content: {
      ...{ name: form.name.trim(), intro: form.intro.trim(), source, isShuffled: true, review, lessonIds },
      ...{ passMarks: Number(passMarks), minutes: Number(minutes), attempts: Number(attempts) },
    },
    campaignId: campaignId || null,
    opensAt: shanghaiInstant(form.opensDay, form.opensAt).toISOString(),
    closesAt: shanghaiInstant(form.closesDay, form.closesAt).toISOString(),
  }
}
