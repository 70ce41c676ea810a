import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { file, spreadsheet, type Upload } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { questionPicture } from './contract'
import { importReport } from './importing'
import { difficulties } from './papers'
import { letters, questionKinds } from './questions'

export const questionInput = z.object({
  topic: text(40),
  difficulty: z.enum(difficulties),
  kind: z.enum(questionKinds),
  stem: multilineText(500),
  /** Of choices alone. */
  options: z.array(text(200)).check(z.maxLength(letters.length)),
  answer: z.array(text(100)).check(z.minLength(1), z.maxLength(20)),
  explanation: z.nullable(multilineText(500)),
})
export type QuestionInput = z.output<typeof questionInput>

export const questionView = z.extend(questionInput, {
  id,
  version,
  organisation: organisationRef,
  isActive: z.boolean(),
  picture: questionPicture,
  changedAt: instant,
})
export type QuestionView = z.output<typeof questionView>

/** The phone makes it smaller than that before it sends it, and what it is its bytes say. */
const picture: Upload = { types: ['image/jpeg', 'image/png', 'application/octet-stream'], maxBytes: 10 * 1_048_576 }

const questionId = z.object({ questionId: id })
const staff = { access: 'staff:learningEditor' } as const
const changing = ['learning.question_not_found', 'learning.question_changed'] as const
const writing = ['learning.question_invalid', 'learning.question_known'] as const
const union = z.object({ organisationId: id })

/** The question bank at the desk. */
export const learningBankDesk = defineContract({
  listQuestions: {
    method: 'GET',
    path: '/desk/learning/questions',
    summary:
      'Questions of one union in reach, newest first, with the topics of its bank; of the first union unless one is named.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.questions_viewed',
    query: z.extend(pageQuery, {
      organisationId: z.optional(id),
      /** Words of what is asked. */
      q: z.optional(text(60)),
      topic: z.optional(text(40)),
      kind: z.optional(z.enum(questionKinds)),
      difficulty: z.optional(z.enum(difficulties)),
    }),
    returns: z.extend(pageOf(questionView), {
      organisationId: id,
      unions: z.array(organisationRef),
      topics: z.array(z.object({ topic: z.string(), questions: z.int() })),
    }),
    errors: ['organisations.not_found'],
  },
  addQuestion: {
    method: 'POST',
    path: '/desk/learning/questions',
    summary: 'Adds a question to the bank of a union in reach.',
    ...staff,
    effect: 'command',
    audit: 'learning.question_added',
    body: z.object({ organisationId: id, question: questionInput }),
    returns: questionView,
    errors: ['organisations.not_found', ...writing],
  },
  getQuestion: {
    method: 'GET',
    path: '/desk/learning/questions/:questionId',
    summary: 'A question with its key.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.question_viewed',
    params: questionId,
    returns: questionView,
    errors: ['learning.question_not_found'],
  },
  editQuestion: {
    method: 'PUT',
    path: '/desk/learning/questions/:questionId',
    summary:
      'Corrects a question for attempts that begin from now on; who was shown it before is marked by what they saw.',
    ...staff,
    effect: 'command',
    audit: 'learning.question_edited',
    params: questionId,
    body: z.object({ version, isActive: z.boolean(), question: questionInput }),
    returns: questionView,
    errors: [...changing, ...writing],
  },
  putQuestionPicture: {
    method: 'PUT',
    path: '/desk/learning/questions/:questionId/picture',
    summary: 'Gives a question its picture, drawn anew from what was sent.',
    ...staff,
    effect: 'command',
    audit: 'learning.question_pictured',
    params: questionId,
    upload: picture,
    returns: questionView,
    errors: [...changing, 'learning.picture_unfit'],
  },
  removeQuestionPicture: {
    method: 'DELETE',
    path: '/desk/learning/questions/:questionId/picture',
    summary: 'Takes the picture of a question away, for attempts that begin from now on.',
    ...staff,
    effect: 'command',
    audit: 'learning.question_picture_removed',
    params: questionId,
    returns: questionView,
    errors: changing,
  },
  importQuestions: {
    method: 'POST',
    path: '/desk/learning/question-imports',
    summary:
      'Reads questions of an XLSX for a union in reach: a report by row, and, where `take` says so, the good rows into the bank. The same file again adds nothing.',
    ...staff,
    effect: 'command',
    audit: 'learning.questions_imported',
    query: z.extend(union, { take: z.optional(z.enum(['no', 'yes'])) }),
    upload: spreadsheet,
    returns: importReport,
    errors: [
      'organisations.not_found',
      'request.unsupported_media',
      'request.too_large',
      'spreadsheet.not_xlsx',
      'spreadsheet.is_text',
      'spreadsheet.old_format',
      'spreadsheet.locked',
      'spreadsheet.broken',
      'spreadsheet.too_large',
      'spreadsheet.too_many_rows',
      'spreadsheet.too_slow',
      'spreadsheet.empty',
      'spreadsheet.columns_missing',
    ],
  },
  getQuestionTemplate: {
    method: 'GET',
    path: '/desk/learning/question-template',
    summary: 'An empty sheet with the columns that are understood and an example of each kind.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.question_template_taken',
    returns: file,
  },
  exportQuestions: {
    method: 'GET',
    path: '/desk/learning/question-export',
    summary: 'The bank of a union in reach as XLSX, in the columns of the import.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.questions_exported',
    query: union,
    returns: file,
    errors: ['organisations.not_found'],
  },
})
