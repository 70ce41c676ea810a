import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, text } from '../http/fields'
import { file, type Upload } from '../http/files'
import { chunkBytes, mostFileBytes, paperProblems } from './files'
import { paperKinds } from './plans'
import { paperStates } from './states'

/** A page that can be looked at; the link is this person's own, for some minutes. */
export const paperPage = z.object({ token: z.string(), width: z.int(), height: z.int() })

/** A file that brings a paper, as whoever sent it and staff see it. */
export const paperFile = z.object({
  fileId: id,
  kind: z.enum(paperKinds),
  name: z.string(),
  size: z.int(),
  /** Of what was sent, in hex. */
  sha256: z.string(),
  state: z.enum(paperStates),
  /** Why it could not be used, where it is `refused`. */
  problem: z.nullable(z.enum(paperProblems)),
  receiptNumber: z.string(),
  chunkSize: z.int(),
  /** Numbers, from 0, of the parts that have arrived; none any more once all have. */
  chunks: z.array(z.int()),
  /** Empty until it is `kept`. */
  pages: z.array(paperPage),
  sentAt: instant,
})
export type PaperFile = z.output<typeof paperFile>

/** The files of a claim, in the order they were sent; of one that is handed in, those that were lost can be sent again. */
export const paperFiles = z.object({ items: z.array(paperFile), actions: z.array(z.enum(['edit', 'replace'])) })
export type PaperFiles = z.output<typeof paperFiles>

const claimId = z.object({ claimId: id })
const ofFile = z.object({ claimId: id, fileId: id })
/** From 0, as it stands in the path. */
const number = z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number))

const chunk: Upload = { types: ['application/octet-stream'], maxBytes: chunkBytes }

/** Papers of a claim, sent in parts. */
export const insurancePapers = defineContract({
  announceFile: {
    method: 'POST',
    path: '/insurance/claims/:claimId/files',
    summary:
      'Says what file will come, as a paper of which kind. The same content for the same kind again is the same file.',
    access: 'person',
    audit: 'insurance.file_announced',
    params: claimId,
    body: z.object({
      kind: z.enum(paperKinds),
      name: text(120),
      size: z.int().check(z.minimum(1), z.maximum(mostFileBytes)),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
    returns: paperFile,
    errors: [
      'insurance.claim_not_found',
      'insurance.files_closed',
      'insurance.file_type',
      'insurance.file_heic',
      'insurance.too_many_files',
    ],
  },
  putChunk: {
    method: 'PUT',
    path: '/insurance/claims/:claimId/files/:fileId/chunks/:number',
    summary: 'Takes one part of a file. The same part again is answered alike; after the last one the file is checked.',
    access: 'person',
    params: z.extend(ofFile, { number }),
    upload: chunk,
    returns: paperFile,
    errors: [
      'insurance.file_not_found',
      'insurance.files_closed',
      'insurance.chunk_invalid',
      'insurance.chunk_differs',
    ],
  },
  listFiles: {
    method: 'GET',
    path: '/insurance/claims/:claimId/files',
    summary: 'The files of an own claim: what has arrived, what is missing, and how they were found.',
    access: 'person',
    params: claimId,
    returns: paperFiles,
    errors: ['insurance.claim_not_found'],
  },
  removeFile: {
    method: 'DELETE',
    path: '/insurance/claims/:claimId/files/:fileId',
    summary: 'Takes a file back, while the claim is not handed in.',
    access: 'person',
    audit: 'insurance.file_removed',
    params: ofFile,
    returns: paperFiles,
    errors: ['insurance.file_not_found', 'insurance.files_closed'],
  },
  getPage: {
    method: 'GET',
    path: '/insurance/pages/:token',
    summary: 'A page of an own paper, by a link that works for some minutes and for this person alone.',
    access: 'person',
    params: z.object({ token: z.string().check(z.minLength(1), z.maxLength(400)) }),
    returns: file,
    errors: ['insurance.page_not_found', 'insurance.page_expired'],
  },
  seePage: {
    method: 'GET',
    path: '/desk/insurance/claims/:claimId/pages/:token',
    summary: 'A page of a paper as staff look at it; each look is on record.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'insurance.page_seen',
    params: z.object({ claimId: id, token: z.string().check(z.minLength(1), z.maxLength(400)) }),
    returns: file,
    errors: ['insurance.page_not_found', 'insurance.page_expired'],
  },
})
