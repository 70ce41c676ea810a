import { In } from 'typeorm'
import type { Settlement } from '../../shared/benefits/merchants.contract'
import type { SettlementList } from '../../shared/benefits/merchants.desk.contract'
import { settlementText } from '../../shared/benefits/settlementText'
import { AppError } from '../../shared/http/errors'
import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import { shanghaiMoment } from '../../shared/http/time'
import type { Locale } from '../../shared/i18n'
import { maskName } from '../../shared/identity/masks'
import { watermarkOf } from '../identity'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { type Cell, type SheetContent, writeXlsx } from '../platform/spreadsheet'
import { Campaign } from './entities'
import { loadMerchant } from './merchants.desk.service'
import type { Merchant } from './merchants.entities'
import { findEveryMerchant, findMerchantsOfClerk } from './merchants.queries'
import { findMonth, type SettledSum, sumMonth } from './redemptions.queries'

const sumOf = (rows: readonly { count: number; fen: number }[]) => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  fen: rows.reduce((sum, { fen }) => sum + fen, 0),
})

const fenOf = ({ valueFen, count }: SettledSum): number => valueFen * count

async function settle(db: Db, { id, content }: Merchant, month: string): Promise<Settlement> {
  const sums = await sumMonth(db, [id], month)
  const campaigns = await db.findBy(Campaign, { id: In(sums.map(({ campaignId }) => campaignId)) })
  const rows = sums.map((sum) => {
    const { name, what } = campaigns.find((one) => one.id === sum.campaignId)!.content
    const campaign = { id: sum.campaignId, name, what }
    return { campaign, valueFen: sum.valueFen, count: sum.count, fen: fenOf(sum) }
  })
  return { merchant: { id, name: content.name }, month, rows, ...sumOf(rows) }
}

/** Of a clerk's own merchant; any other is as absent as one that never was. */
export async function getOwn(db: Db, personId: string, merchantId: string, month: string): Promise<Settlement> {
  const merchant = (await findMerchantsOfClerk(db, personId)).find(({ id }) => id === merchantId)
  if (!merchant) throw new AppError('benefits.merchant_not_found')
  return settle(db, merchant, month)
}

export const getAtDesk = async (db: Db, actor: StaffActor, merchantId: string, month: string): Promise<Settlement> =>
  settle(db, await loadMerchant(db, actor, merchantId), month)

/** The merchants in reach at which something was redeemed in the month. */
export async function list(db: Db, actor: StaffActor, month: string): Promise<SettlementList> {
  const merchants = await findEveryMerchant(db, actor.grants)
  const ids = merchants.map(({ id }) => id)
  const sums = groupBy(await sumMonth(db, ids, month), ({ merchantId }) => merchantId)
  const rows = merchants.flatMap(({ id, content }) => {
    const own = sums.get(id) ?? []
    if (own.length === 0) return []
    return [{ merchant: { id, name: content.name }, ...sumOf(own.map((sum) => ({ ...sum, fen: fenOf(sum) }))) }]
  })
  return { month, merchants: rows, ...sumOf(rows) }
}

/** More of one merchant in a month no list is for. */
const mostRows = 20_000

const yuan = (fen: number): Cell => fen / 100

/** What is owed and what for, with who took the file in each row. */
export async function exportMonth(
  db: Db,
  actor: StaffActor,
  { merchantId, month, locale }: { merchantId: string; month: string; locale: Locale },
  now: Date,
): Promise<FileAnswer> {
  const settled = await getAtDesk(db, actor, merchantId, month)
  const words = settlementText[locale].sheet
  const watermark = await watermarkOf(db, actor, now)
  const sheet = (name: string, headers: Record<string, string>, rows: Cell[][]): SheetContent => ({
    name,
    columns: [...Object.values(headers).map((header) => ({ header, width: 20 })), { header: words.taken, width: 60 }],
    rows: rows.map((row) => [...row, watermark]),
  })
  const sums = settled.rows.map(({ campaign, valueFen, count, fen }) => [
    campaign.name,
    yuan(valueFen),
    count,
    yuan(fen),
  ])
  const each = await findMonth(db, merchantId, month, mostRows)
  const content = await writeXlsx([
    sheet(words.sums, words.sumColumns, [...sums, [words.total, null, settled.count, yuan(settled.fen)]]),
    sheet(
      words.each,
      words.eachColumns,
      each.map(({ id, redeemedAt, campaign, coupon, valueFen }) => [
        shanghaiMoment(redeemedAt),
        campaign!.content.name,
        maskName(coupon?.person?.name ?? ''),
        yuan(valueFen),
        id,
      ]),
    ),
  ])
  return { name: words.file(settled.merchant.name, month), type: spreadsheetType, content }
}
