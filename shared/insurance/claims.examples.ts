import type { Examples } from '../http/contract'
import type { insuranceClaims } from './claims.contract'

const params = { claimId: '01936f5e-0000-7000-8000-000000000041' }

export const claimsExamples: Examples<typeof insuranceClaims> = {
  draftClaim: {
    body: {
      role: 'heir',
      insured: { name: '李志强', documentKind: 'passport', documentNumber: 'E12345678' },
    },
  },
  editClaim: {
    params,
    body: { version: 1, story: '送餐途中与电动车相撞,右手骨折。' },
  },
  getClaim: { params },
  openClaimForm: { params },
  listMyClaims: { query: {} },
  submitClaim: { params, body: { version: 3 } },
  withdrawClaim: { params, body: { version: 3 } },
  appealClaim: { params, body: { version: 5, words: '医院补开了诊断证明,请再看一次。' } },
  giveAccount: {
    params,
    body: { version: 7, payee: { holder: '李志强', bank: '中国工商银行', number: '6222020200112230' } },
  },
}
