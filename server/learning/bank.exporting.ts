import type { FileAnswer } from '../../shared/http/files'
import type { Difficulty } from '../../shared/learning/papers'
import { isTrue, type QuestionKind } from '../../shared/learning/questions'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { answerAs } from './bank.importing'
import { exportMost, findWholeBank } from './bank.queries'
import { loadUnion } from './bank.service'
import type { Question } from './questions.entities'
import { difficultyOf } from './questions.views'

const kindWords: Record<QuestionKind, string> = {
  single: '单选题',
  multiple: '多选题',
  trueFalse: '判断题',
  fillIn: '填空题',
}
const difficultyWords: Record<Difficulty, string> = { easy: '易', medium: '中', hard: '难' }
const optionColumns = 6
const rowsAtOnce = 1_000

/** The whole bank of a union, in the columns that its import understands. */
export async function exportBank(db: Db, actor: StaffActor, organisationId: string): Promise<FileAnswer> {
  const union = await loadUnion(db, actor, organisationId)
  const rows: (string | null)[][] = []
  for (let after = ''; rows.length < exportMost; ) {
    const some = await findWholeBank(db, union.id, after, rowsAtOnce)
    rows.push(...some.map(writeRow))
    if (some.length < rowsAtOnce) break
    after = some.at(-1)!.id
  }
  return answerAs(`题库_${union.name}`, rows)
}

function writeRow({ topic, kind, difficulty, content }: Question): (string | null)[] {
  const { stem, options, answer, explanation } = content
  const cells = Array.from({ length: optionColumns }, (_, at) => options[at] ?? null)
  return [
    topic,
    kindWords[kind],
    difficultyWords[difficultyOf(difficulty)],
    stem,
    ...cells,
    writeAnswer(kind, answer),
    explanation,
  ]
}

function writeAnswer(kind: QuestionKind, answer: readonly string[]): string {
  if (kind === 'trueFalse') return answer[0] === isTrue ? '对' : '错'
  return answer.join(kind === 'fillIn' ? '|' : '')
}
