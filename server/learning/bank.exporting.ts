import type { FileAnswer } from '../../shared/http/files'
import type { learningBankDesk } from '../../shared/learning/bank.desk.contract'
import type { Difficulty } from '../../shared/learning/papers'
import { isTrue, type QuestionKind } from '../../shared/learning/questions'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
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

/** The whole bank of a union, in the columns that its import understands; read outside any transaction, as it takes seconds. */
export async function exportBank(call: OpenCall<(typeof learningBankDesk)['exportQuestions']>): Promise<FileAnswer> {
  const { database, actor, query, command, aside } = call
  const union = await loadUnion(database.reader, actor, query.organisationId)
  const answer = await aside(() => answerAs(`题库_${union.name}`, readRows(database.reader, union.id)))
  return command(async () => answer)
}

async function* readRows(db: Db, organisationId: string): AsyncGenerator<(string | null)[]> {
  let [after, count] = ['', 0]
  for (let some = rowsAtOnce; some === rowsAtOnce && count < exportMost; count += some) {
    const questions = await findWholeBank(db, organisationId, after, rowsAtOnce)
    yield* questions.map(writeRow)
    some = questions.length
    after = questions.at(-1)?.id ?? ''
  }
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
