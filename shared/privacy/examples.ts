import type { Examples } from '../http/contract'
import type { privacy } from './contract'

export const privacyExamples: Examples<typeof privacy> = {
  getNotice: {},
  listConsents: {},
  giveConsents: { body: { noticeVersion: '2026-11', purposes: ['notice', 'document'] } },
}
