import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { learningBankDesk, QuestionView } from '../../shared/learning/bank.desk.contract'
import type { Actor, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { keepPicture } from '../platform/keptPictures'
import { readLink } from '../platform/links'
import type { Ports } from '../platform/ports'
import { loadQuestion, replaceQuestion } from './bank.service'
import { Question } from './questions.entities'

const noPicture = { pictureFile: null, pictureWidth: null, pictureHeight: null }

/** The question has it from now on; who was shown it without one stays with that. */
export async function putPicture(
  call: OpenCall<(typeof learningBankDesk)['putQuestionPicture']>,
): Promise<QuestionView> {
  const { database, actor, params, now } = call
  await loadQuestion(database.reader, actor, params.questionId)
  return keepPicture(call, { unfit: 'learning.picture_unfit' }, (db, { file, width, height }) => {
    const picture = { pictureFile: file, pictureWidth: width, pictureHeight: height }
    return replaceQuestion(db, actor, params.questionId, picture, now)
  })
}

/** Its file stays: who was shown the question before still sees it. */
export const removePicture = (db: Db, actor: StaffActor, lineId: string, now: Date): Promise<QuestionView> =>
  replaceQuestion(db, actor, lineId, noPicture, now)

/** What a link leads to; of another person's, or one whose time is over, as of one that we never made. */
export async function getPicture(
  db: Db,
  { storage }: Pick<Ports, 'storage'>,
  { personId }: Actor,
  token: string,
  now: Date,
): Promise<FileAnswer> {
  const link = readLink('learning.picture', token, { personId, purpose: 'own' }, now)
  const question = link && !link.isOver ? await db.findOneBy(Question, { id: link.id }) : null
  if (!question?.pictureFile) throw new AppError('learning.picture_not_found')
  return { name: `${question.id}.jpg`, type: 'image/jpeg', content: await storage.get(question.pictureFile) }
}
