import type { benefitsDesk, DeskCampaignView } from '../../shared/benefits/desk.contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { giveUpFiles, putOpenFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import { keepPicture } from '../platform/keptPictures'
import { change, get, loadCampaign, lockCampaign } from './desk.service'
import type { Campaign } from './entities'

type Picture = Pick<Campaign, 'pictureFile' | 'pictureWidth' | 'pictureHeight'>

/** Keeps the picture open, because visitors see it too. */
export async function putPicture(
  call: OpenCall<(typeof benefitsDesk)['putCampaignPicture']>,
): Promise<DeskCampaignView> {
  const { database, actor, params, now } = call
  refuseEnded(await loadCampaign(database.reader, actor, params.campaignId))
  return keepPicture(call, { unfit: 'benefits.picture_unfit', put: putOpenFile }, (db, { file, width, height }) => {
    const picture = { pictureFile: file, pictureWidth: width, pictureHeight: height }
    return replace(db, actor, params.campaignId, picture, now)
  })
}

const noPicture: Picture = { pictureFile: null, pictureWidth: null, pictureHeight: null }

export const removePicture = (db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskCampaignView> =>
  replace(db, actor, id, noPicture, now)

/** The one before is swept. */
async function replace(db: Db, actor: StaffActor, id: string, picture: Picture, now: Date): Promise<DeskCampaignView> {
  const campaign = await lockCampaign(db, actor, id)
  refuseEnded(campaign)
  if (campaign.pictureFile) await giveUpFiles(db, [campaign.pictureFile], now)
  await change(db, campaign, campaign.version, picture)
  return get(db, actor, id, now)
}

function refuseEnded({ state }: Campaign): void {
  if (state === 'ended') throw new AppError('benefits.action_unavailable')
}
