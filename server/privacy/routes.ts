import type { privacy } from '../../shared/privacy/contract'
import type { Handlers } from '../platform/handlers'
import * as closure from './closure.service'
import * as corrections from './corrections.service'
import * as data from './data.service'
import { listLooks } from './looks.service'
import { noticeIn } from './notice'
import * as service from './service'

export const routes: Handlers<typeof privacy> = {
  getNotice: async ({ locale, ports }) => noticeIn(locale, ports.config.unionName),
  listConsents: ({ db, actor }) => service.listConsents(db, actor.personId),
  giveConsents: ({ db, actor, body, now }) => service.giveConsents(db, actor.personId, body, now),
  withdrawConsent: ({ db, actor, params, body, now }) =>
    service.withdrawConsent(db, actor.personId, params.purpose, body.endings, now),
  getData: ({ db, actor, now }) => data.viewData(db, actor.personId, now),
  downloadData: ({ db, actor, now }) => data.downloadData(db, actor.personId, false, now),
  downloadWholeData: ({ db, actor, now }) => data.downloadData(db, actor.personId, true, now),
  listCorrections: ({ db, actor, query }) => corrections.listCorrections(db, actor.personId, query.cursor),
  fileCorrection: ({ db, actor, body, ports, now }) =>
    corrections.fileCorrection(db, actor.personId, body, ports.random, now),
  withdrawCorrection: ({ db, actor, params, now }) =>
    corrections.withdrawCorrection(db, actor.personId, params.correctionId, now),
  listLooks: ({ db, actor, query }) => listLooks(db, actor.personId, query.cursor),
  getClosure: ({ db, actor, now }) => closure.viewClosure(db, actor.personId, now),
  requestClosure: ({ db, actor, now }) => closure.requestClosure(db, actor.personId, now),
  cancelClosure: ({ db, actor, now }) => closure.cancelClosure(db, actor.personId, now),
}
