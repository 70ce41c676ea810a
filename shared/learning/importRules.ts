import type { QuestionInput } from './bank.desk.contract'
import type { ImportReport, QuestionColumn, RowProblem } from './importing'
import { type Difficulty, difficulties } from './papers'
import { hasOptions, questionProblem } from './questionRules'
import { isFalse, isTrue, type QuestionKind } from './questions'

type Problem = ImportReport['bad'][number]['problems'][number]
export type Texts = Partial<Record<QuestionColumn, string>>

const kinds: Record<string, QuestionKind> = {
  单选: 'single',
  单选题: 'single',
  单项选择题: 'single',
  single: 'single',
  多选: 'multiple',
  多选题: 'multiple',
  多项选择题: 'multiple',
  multiple: 'multiple',
  判断: 'trueFalse',
  判断题: 'trueFalse',
  truefalse: 'trueFalse',
  填空: 'fillIn',
  填空题: 'fillIn',
  fillin: 'fillIn',
}
const grades: Record<string, Difficulty> = {
  '': 'medium',
  易: 'easy',
  简单: 'easy',
  容易: 'easy',
  中: 'medium',
  中等: 'medium',
  一般: 'medium',
  难: 'hard',
  困难: 'hard',
  较难: 'hard',
  ...Object.fromEntries(difficulties.map((one) => [one, one])),
}
const truths: Record<string, string> = {
  ...Object.fromEntries(['a', '对', '正确', '是', '√', 'true', 't', 'yes'].map((word) => [word, isTrue])),
  ...Object.fromEntries(['b', '错', '错误', '否', '×', 'x', 'false', 'f', 'no'].map((word) => [word, isFalse])),
}

const longest: Partial<Record<QuestionColumn, number>> = { topic: 40, stem: 500, explanation: 500 }
const optionColumns = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const optionLongest = 200
const answerLongest = 100

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** A row of a sheet as a question, or everything that keeps it out. */
export function readQuestionRow(texts: Texts): { question: QuestionInput } | { problems: Problem[] } {
  const cell = (column: QuestionColumn) => (texts[column] ?? '').trim()
  const problems: Problem[] = []
  const wrong = (column: QuestionColumn, problem: RowProblem) => void problems.push({ column, problem })
  for (const column of ['topic', 'kind', 'stem', 'answer'] as const) if (cell(column) === '') wrong(column, 'missing')
  for (const [column, most] of Object.entries(longest)) {
    if (cell(column as QuestionColumn).length > most) wrong(column as QuestionColumn, 'too_long')
  }
  const kind = kinds[bare(cell('kind'))]
  if (kind === undefined && cell('kind') !== '') wrong('kind', 'kind_unknown')
  const difficulty = grades[bare(cell('difficulty'))]
  if (difficulty === undefined) wrong('difficulty', 'difficulty_unknown')
  const options = readOptions(cell, kind, wrong)
  const answer = kind && cell('answer') !== '' ? readAnswer(kind, cell('answer')) : []
  if (answer.some((word) => word.length > answerLongest)) wrong('answer', 'too_long')
  if (problems.length > 0 || !kind || !difficulty) return { problems }
  const unfit = questionProblem({ kind, options, answer })
  if (unfit) return { problems: [{ column: unfit.startsWith('options') ? 'A' : 'answer', problem: unfit }] }
  const [topic, stem, explanation] = [cell('topic'), cell('stem'), cell('explanation') || null]
  return { question: { topic, difficulty, kind, stem, options, answer, explanation } }
}

/** Options stand from A on without a gap; what a statement or a word to be filled in has there is nobody's. */
function readOptions(
  cell: (column: QuestionColumn) => string,
  kind: QuestionKind | undefined,
  wrong: (column: QuestionColumn, problem: RowProblem) => void,
): string[] {
  if (kind === undefined || !hasOptions(kind)) return []
  const given = optionColumns.map((column) => cell(column))
  for (const [at, option] of given.entries()) if (option.length > optionLongest) wrong(optionColumns[at]!, 'too_long')
  const count = given.indexOf('')
  const options = count < 0 ? given : given.slice(0, count)
  const gap = given.findIndex((option, at) => at > options.length && option !== '')
  if (gap >= 0) wrong(optionColumns[options.length]!, 'options_gap')
  return options
}

/** `A、C`, `ac` and `A,C` are the same letters; several accepted words stand apart by a bar. */
function readAnswer(kind: QuestionKind, written: string): string[] {
  if (kind === 'fillIn') {
    return written
      .split(/[|｜]/)
      .map((word) => word.trim())
      .filter((word) => word !== '')
  }
  if (kind === 'trueFalse') return [truths[bare(written)] ?? written.slice(0, 1)]
  return [
    ...bare(written)
      .toUpperCase()
      .replace(/[、,;.+/|]/g, ''),
  ]
}
