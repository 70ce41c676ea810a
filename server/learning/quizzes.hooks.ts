import { quizMessages } from '../../shared/learning/quizMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { registerJob } from '../platform/jobs'
import { sweepExpired } from '../platform/sweep'
import { personalData, personErased, registerRetention } from '../privacy'
import { attemptJobs } from './attempts.jobs'
import { deleteOldAttempts, describeAttempts, eraseAnswers, moveAttempts } from './attempts.privacy'
import { dropLostImport } from './bank.staging'
import { QuizPaper } from './papers.entities'
import { Question } from './questions.entities'

/** What quizzes do by themselves, and what becomes of them when something happens to a person or a union. */
export function registerQuizzes(): void {
  registerTemplates('quizzes', quizMessages)
  for (const job of attemptJobs) registerJob(job)
  organisationMerged.register('learning.quizzes', followMerger)
  personMoved.register('learning.attempts', moveAttempts)
  personalData.register('learning.attempts', describeAttempts)
  personErased.register('learning.attempts', eraseAnswers)
  sweepExpired.register('learning.imports', dropLostImport)
  registerRetention({ name: 'learning.attempts', erase: deleteOldAttempts })
}

/** A union becomes part of another, with its papers and its bank; what both ask stays twice, and is passed over by imports. */
async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  const sql = `UPDATE quiz_questions SET stem_key = NULL WHERE organisation_id = ? AND stem_key IN
    (SELECT known.stem_key FROM (SELECT stem_key FROM quiz_questions WHERE organisation_id = ?) AS known)`
  await db.query(sql, [from.id, to.id])
  for (const table of [Question, QuizPaper]) {
    await db.update(table, { organisationId: from.id }, { organisationId: to.id })
  }
}
