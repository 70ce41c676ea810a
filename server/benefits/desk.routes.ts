import type { benefitsDesk } from '../../shared/benefits/desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as service from './desk.service'
import * as pictures from './pictures.service'

export const deskRoutes: Handlers<typeof benefitsDesk> = {
  listDeskCampaigns: ({ db, actor, query }) => service.list(db, actor, query.cursor),
  openCampaignForm: ({ db, actor, query, now }) => service.openForm(db, actor, query.campaignId, now),
  addCampaign: ({ db, actor, body, now }) => service.add(db, actor, body, now),
  getDeskCampaign: ({ db, actor, params, now }) => service.get(db, actor, params.campaignId, now),
  editCampaign: ({ db, actor, params, body, now }) => service.edit(db, actor, params.campaignId, body, now),
  discardCampaign: ({ db, actor, params, now }) => service.discard(db, actor, params.campaignId, now),
  publishCampaign: ({ db, actor, params, body, now }) => service.publish(db, actor, params.campaignId, body, now),
  stopCampaign: ({ db, actor, params, body, now }) => service.stop(db, actor, params.campaignId, body, now),
  correctCampaign: ({ db, actor, params, body, now }) => service.correct(db, actor, params.campaignId, body, now),
  putCampaignPicture: noTransaction(pictures.putPicture),
  removeCampaignPicture: ({ db, actor, params, now }) => pictures.removePicture(db, actor, params.campaignId, now),
  announceCampaign: ({ db, actor, params, now }) => service.announce(db, actor, params.campaignId, now),
}
