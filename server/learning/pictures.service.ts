import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { learningBankDesk, QuestionView } from '../../shared/learning/bank.desk.contract'
import type { Actor, StaffActor } from '../platform/actor'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import { readLink } from '../platform/links'
import { makeSafe, type SafePage, UnfitPicture } from '../platform/pictures'
import type { Ports } from '../platform/ports'
import { loadQuestion, replaceQuestion } from './bank.service'
import { Question } from './questions.entities'

const noPicture = { pictureFile: null, pictureWidth: null, pictureHeight: null }

/** Draws the picture anew, stores it, and lets the question have it from now on; who was shown it without one stays with that. */
export async function putPicture(
  call: OpenCall<(typeof learningBankDesk)['putQuestionPicture']>,
): Promise<QuestionView> {
  const { database, ports, actor, params, upload, now } = call
  await loadQuestion(database.reader, actor, params.questionId)
  await spend(database, ports.config, now, [
    { limit: 'filesPerPersonDay', subject: actor.personId, windowSeconds: 86_400 },
  ])
  const { content, width, height } = await draw(upload)
  const file = await putFile(call, Buffer.from(content), now)
  try {
    return await call.command(async (db) => {
      await settleFile(db, file)
      const picture = { pictureFile: file, pictureWidth: width, pictureHeight: height }
      return replaceQuestion(db, actor, params.questionId, picture, now)
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    if (error instanceof AppError && error.status < 500) await dropFile(call, file)
    throw error
  }
}

async function draw(upload: Uint8Array): Promise<SafePage> {
  try {
    const { isDocument, pages } = await makeSafe(upload)
    if (!isDocument) return pages[0]!
  } catch (error) {
    if (!(error instanceof UnfitPicture)) throw error
  }
  throw new AppError('learning.picture_unfit')
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
