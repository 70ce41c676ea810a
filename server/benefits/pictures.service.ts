import type { benefitsDesk, DeskCampaignView } from '../../shared/benefits/desk.contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import { dropFile, giveUpFiles, reserveFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import { makeSafe, type SafePage, UnfitPicture } from '../platform/pictures'
import { change, get, loadCampaign, lockCampaign } from './desk.service'
import type { Campaign } from './entities'

type Picture = Pick<Campaign, 'pictureFile' | 'pictureWidth' | 'pictureHeight'>

/** Draws the picture anew and keeps it open, because visitors see it too. */
export async function putPicture(
  call: OpenCall<(typeof benefitsDesk)['putCampaignPicture']>,
): Promise<DeskCampaignView> {
  const { database, ports, actor, params, upload, now } = call
  refuseEnded(await loadCampaign(database.reader, actor, params.campaignId))
  await spend(database, ports.config, now, [
    { limit: 'filesPerPersonDay', subject: actor.personId, windowSeconds: 86_400 },
  ])
  const { content, width, height } = await draw(upload)
  const file = await reserveFile(call, now)
  await ports.storage.putOpen(file, piecesOf(content), async () => {})
  try {
    return await call.command(async (db) => {
      await settleFile(db, file)
      const picture = { pictureFile: file, pictureWidth: width, pictureHeight: height }
      return replace(db, actor, params.campaignId, picture, now)
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    if (error instanceof AppError && error.status < 500) await dropFile(call, file)
    throw error
  }
}

async function* piecesOf(content: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(content)
}

async function draw(upload: Uint8Array): Promise<SafePage> {
  try {
    const { isDocument, pages } = await makeSafe(upload)
    if (!isDocument) return pages[0]!
  } catch (error) {
    if (!(error instanceof UnfitPicture)) throw error
  }
  throw new AppError('benefits.picture_unfit')
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
