import type { BodyOf, QueryOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { learningBankDesk, QuestionInput, QuestionView } from '../../shared/learning/bank.desk.contract'
import { questionProblem } from '../../shared/learning/questionRules'
import { findOrganisation, type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { sha256 } from '../platform/crypto'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { countTopics, findBank, findCurrentOf } from './bank.queries'
import { Question } from './questions.entities'
import { difficultyNumber, drawDeskQuestion } from './questions.views'

type Contract = typeof learningBankDesk

export const unionsOf = ({ grants }: StaffActor) =>
  grants.map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))

/** A union in reach, the first of the actor's own unless one is named; any other is as absent as one that never was. */
export async function loadUnion(db: Db, actor: StaffActor, id: string | undefined): Promise<Organisation> {
  const union = await findOrganisation(db, id ?? actor.grants[0]!.organisationId)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  return union
}

export async function list(db: Db, actor: StaffActor, query: QueryOf<Contract['listQuestions']>, now: Date) {
  const union = await loadUnion(db, actor, query.organisationId)
  const difficulty = query.difficulty && difficultyNumber(query.difficulty)
  const page = toPage(await findBank(db, union.id, { ...query, difficulty }), ({ id }) => [id])
  return {
    ...page,
    items: page.items.map((question) => drawDeskQuestion(question, union, actor.personId, now)),
    organisationId: union.id,
    unions: unionsOf(actor),
    topics: await countTopics(db, union.id),
  }
}

export async function loadQuestion(
  db: Db,
  actor: StaffActor,
  lineId: string,
): Promise<{ question: Question; union: Organisation }> {
  const question = await findCurrentOf(db, lineId)
  const union = question && (await findOrganisation(db, question.organisationId))
  if (!union || !reaches(actor.grants, union.path)) throw new AppError('learning.question_not_found')
  return { question, union }
}

export async function get(db: Db, actor: StaffActor, lineId: string, now: Date): Promise<QuestionView> {
  const { question, union } = await loadQuestion(db, actor, lineId)
  return drawDeskQuestion(question, union, actor.personId, now)
}

/** The same words, however they are set, ask the same. */
export const stemKeyOf = (stem: string): string =>
  sha256(
    stem
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ''),
  )

/** The row of a question as it is from now on. */
export const rowOf = (
  { topic, difficulty, kind, stem, options, answer, explanation }: QuestionInput,
  line: Pick<Question, 'lineId' | 'organisationId' | 'version' | 'isActive'>,
  now: Date,
): Question => ({
  id: newId(),
  ...line,
  ...{ isCurrent: true, topic, difficulty: difficultyNumber(difficulty), kind, stemKey: stemKeyOf(stem) },
  content: { stem, options, answer, explanation },
  ...{ pictureFile: null, pictureWidth: null, pictureHeight: null, createdAt: now },
})

function requireRight(question: QuestionInput): void {
  const problem = questionProblem(question)
  if (problem)
    throw new AppError('learning.question_invalid', undefined, problem === 'options_missing' ? 'options' : 'answer')
}

async function insert(db: Db, row: Question): Promise<void> {
  try {
    await insertRows(db, Question, row)
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('learning.question_known', undefined, 'stem')
    throw error
  }
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, question }: BodyOf<Contract['addQuestion']>,
  now: Date,
): Promise<QuestionView> {
  const union = await loadUnion(db, actor, organisationId)
  requireRight(question)
  const row = rowOf(question, { lineId: newId(), organisationId, version: 1, isActive: true }, now)
  await insert(db, row)
  return drawDeskQuestion(row, union, actor.personId, now)
}

/** A new row takes the place of the one before, which stays for whoever was shown it. */
export async function edit(
  db: Db,
  actor: StaffActor,
  lineId: string,
  { version, isActive, question }: BodyOf<Contract['editQuestion']>,
  now: Date,
): Promise<QuestionView> {
  const { question: before } = await loadQuestion(db, actor, lineId)
  if (before.version !== version) throw new AppError('learning.question_changed', { version: before.version })
  requireRight(question)
  const { organisationId, pictureFile, pictureWidth, pictureHeight } = before
  const row = rowOf(question, { lineId, organisationId, version, isActive }, now)
  return replaceQuestion(db, actor, lineId, { ...row, pictureFile, pictureWidth, pictureHeight }, now)
}

/** What a question is from now on, changed in part. */
export async function replaceQuestion(
  db: Db,
  actor: StaffActor,
  lineId: string,
  change: Partial<Question>,
  now: Date,
): Promise<QuestionView> {
  const { question: before, union } = await loadQuestion(db, actor, lineId)
  const { id, version } = before
  const over = { isCurrent: false, isActive: false, stemKey: null }
  const left = await db.update(Question, { id, version, isCurrent: true }, over)
  if (left.affected !== 1) throw new AppError('learning.question_changed', { version })
  const after = { ...before, ...change, id: newId(), version: version + 1, createdAt: now }
  await insert(db, after)
  return drawDeskQuestion(after, union, actor.personId, now)
}
