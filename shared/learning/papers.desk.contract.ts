import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { questionShown } from './contract'
import { paperContent, paperStates } from './papers'
import { questionKinds } from './questions'

const campaignRef = z.object({ id, name: z.string(), stock: z.int() })

/** What an editor writes of a paper. */
export const paperInput = z.object({
  content: paperContent,
  campaignId: z.nullable(id),
  opensAt: instant,
  closesAt: instant,
})
export type PaperInput = z.output<typeof paperInput>

export const paperActions = ['edit', 'publish', 'discard', 'correct', 'stop'] as const

export const deskPaperRow = z.object({
  id,
  name: z.string(),
  state: z.enum(paperStates),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
  questions: z.int(),
  fullMarks: z.int(),
})
export type DeskPaperRow = z.output<typeof deskPaperRow>

/** How a paper goes, as of now. */
export const paperFigures = z.object({
  begun: z.int(),
  /** Under way. */
  open: z.int(),
  closed: z.int(),
  /** Closed when their time was over. */
  overdue: z.int(),
  passed: z.int(),
  /** Of those closed, to a tenth; null while there is none. */
  average: z.nullable(z.number()),
  /** Closed attempts by tenths of the full mark: the last holds the full mark too. */
  tenths: z.array(z.int()),
  /** Those that fewest answered rightly. */
  hardest: z.array(z.object({ id, stem: z.string(), asked: z.int(), rightPercent: z.int() })),
})
export type PaperFigures = z.output<typeof paperFigures>

export const deskPaperView = z.object({
  id,
  version,
  state: z.enum(paperStates),
  organisation: organisationRef,
  ...paperInput.shape,
  questions: z.int(),
  fullMarks: z.int(),
  campaign: z.nullable(campaignRef),
  /** The questions of a fixed paper, in its order, with how they begin. */
  named: z.array(z.object({ questionId: id, kind: z.enum(questionKinds), stem: z.string() })),
  figures: paperFigures,
  actions: z.array(z.enum(paperActions)),
})
export type DeskPaperView = z.output<typeof deskPaperView>

const paperId = z.object({ paperId: id })
const staff = { access: 'staff:learningEditor' } as const
const writing = [
  'learning.paper_window_invalid',
  'learning.pass_marks_too_high',
  'learning.campaign_unfit',
  'learning.bank_too_small',
] as const
const changing = ['learning.paper_not_found', 'learning.paper_changed'] as const

/** Papers at the desk. */
export const learningPapersDesk = defineContract({
  listDeskPapers: {
    method: 'GET',
    path: '/desk/learning/papers',
    summary: 'Papers of the unions in reach, newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.papers_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(deskPaperRow), { unions: z.array(organisationRef) }),
  },
  openPaperForm: {
    method: 'GET',
    path: '/desk/learning/paper-form',
    summary: 'What a paper of a union is made from: the topics of its bank, and campaigns that can hang on it.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.paper_form_opened',
    query: z.object({ organisationId: z.optional(id) }),
    returns: z.object({
      organisation: organisationRef,
      unions: z.array(organisationRef),
      topics: z.array(z.object({ topic: z.string(), questions: z.int() })),
      campaigns: z.array(campaignRef),
    }),
    errors: ['organisations.not_found'],
  },
  addPaper: {
    method: 'POST',
    path: '/desk/learning/papers',
    summary: 'Writes a paper of a union in reach; nobody sees it before it is published.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_added',
    body: z.object({ organisationId: id, paper: paperInput }),
    returns: deskPaperView,
    errors: ['organisations.not_found', ...writing],
  },
  getDeskPaper: {
    method: 'GET',
    path: '/desk/learning/papers/:paperId',
    summary: 'A paper with how it goes: attempts, marks, and the hardest questions.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.paper_viewed',
    params: paperId,
    returns: deskPaperView,
    errors: ['learning.paper_not_found'],
  },
  previewPaper: {
    method: 'GET',
    path: '/desk/learning/papers/:paperId/preview',
    summary: 'Questions as one member might be shown them, drawn anew each time, without their key.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.paper_previewed',
    params: paperId,
    returns: z.object({ name: z.string(), intro: z.string(), minutes: z.int(), questions: z.array(questionShown) }),
    errors: ['learning.paper_not_found', 'learning.bank_too_small'],
  },
  editPaper: {
    method: 'PUT',
    path: '/desk/learning/papers/:paperId',
    summary: 'Changes a paper that is not published yet, at the version that was seen.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_edited',
    params: paperId,
    body: z.object({ version, paper: paperInput }),
    returns: deskPaperView,
    errors: [...changing, ...writing, 'learning.paper_published'],
  },
  publishPaper: {
    method: 'POST',
    path: '/desk/learning/papers/:paperId/publication',
    summary: 'Puts a paper before everybody, from its opening on.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_published',
    params: paperId,
    body: z.object({ version }),
    returns: deskPaperView,
    errors: [...changing, ...writing, 'learning.paper_published'],
  },
  correctPaper: {
    method: 'POST',
    path: '/desk/learning/papers/:paperId/corrections',
    summary: 'Changes words and closing of a published paper; what is asked and what it gives stay.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_corrected',
    params: paperId,
    body: z.object({ version, name: text(60), intro: multilineText(500), closesAt: instant }),
    returns: deskPaperView,
    errors: [...changing, 'learning.paper_stopped', 'learning.paper_over', 'learning.paper_window_invalid'],
  },
  stopPaper: {
    method: 'POST',
    path: '/desk/learning/papers/:paperId/stop',
    summary: 'Lets nobody begin any more; who is answering may hand in.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_stopped',
    params: paperId,
    body: z.object({ version }),
    returns: deskPaperView,
    errors: [...changing, 'learning.paper_stopped'],
  },
  discardPaper: {
    method: 'DELETE',
    path: '/desk/learning/papers/:paperId',
    summary: 'Throws a paper away that was never published.',
    ...staff,
    effect: 'command',
    audit: 'learning.paper_discarded',
    params: paperId,
    returns: z.object({}),
    errors: ['learning.paper_not_found', 'learning.paper_published'],
  },
})
