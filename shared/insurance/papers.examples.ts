import type { Examples } from '../http/contract'
import type { insurancePapers } from './papers.contract'

const claimId = '01936f5e-0000-7000-8000-000000000041'
const fileId = '01936f5e-0000-7000-8000-000000000042'

export const papersExamples: Examples<typeof insurancePapers> = {
  announceFile: {
    params: { claimId },
    body: { kind: 'invoices', name: '住院发票.jpg', size: 421_337, sha256: 'ab'.repeat(32) },
  },
  putChunk: { params: { claimId, fileId, number: '0' }, upload: new Uint8Array([0xff, 0xd8, 0xff]) },
  listFiles: { params: { claimId } },
  removeFile: { params: { claimId, fileId } },
  getPage: { params: { token: 'a-link-of-five-minutes' } },
  seePage: { params: { claimId, token: 'a-link-of-five-minutes' } },
}
