import type { CampaignInput, CampaignWay, GiftOccasion } from '../../../../shared/benefits/campaigns'
import { addDays, shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import type { Occupation } from '../../../../shared/membership/occupations'
import { fenOf, yuanTyped } from '../../../../shared/payments/fen'

/** What the form holds, as it is typed and picked: sums in yuan, days and wall-clock times in Shanghai. */
export interface CampaignFields {
  way: CampaignWay
  occasion: GiftOccasion
  eventId: string
  name: string
  what: string
  howTo: string
  stock: string
  value: string
  cap: string
  openDay: string
  openTime: string
  closeDay: string
  closeTime: string
  days: string
  /** Unions below the campaign's that it is narrowed to. */
  unionIds: string[]
  occupations: Occupation[]
  returns: boolean
  bars: boolean
}

interface Words {
  name: string
  what: string
  howTo: string
}

/** A kind of campaign with all filled in that can be: from the next full hour on, for a month. */
export function fieldsFor(way: CampaignWay, words: Words, now: Date): CampaignFields {
  const nextHour = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000)
  return {
    way,
    ...words,
    occasion: 'joining',
    eventId: '',
    stock: way === 'firstN' ? '80' : '100',
    value: '40',
    cap: '',
    openDay: shanghaiDay(nextHour),
    openTime: shanghaiTime(nextHour),
    closeDay: addDays(shanghaiDay(nextHour), 30),
    closeTime: '18:00',
    days: '30',
    unionIds: [],
    occupations: [],
    returns: way === 'claim',
    bars: false,
  }
}

/** Those of a draft; one whose coupons end on a day is written elsewhere and keeps it. */
export function fieldsOf({ content, way, occasion, eventId, stock, opensAt, closesAt }: CampaignInput): CampaignFields {
  const { name, what, howTo, eligible, validity, valueFen, moneyCapFen } = content
  const [open, close] = [new Date(opensAt), new Date(closesAt)]
  return {
    ...{ way, name, what, howTo },
    occasion: occasion ?? 'joining',
    eventId: eventId ?? '',
    stock: String(stock),
    value: yuanTyped(valueFen),
    cap: moneyCapFen === null ? '' : yuanTyped(moneyCapFen),
    openDay: shanghaiDay(open),
    openTime: shanghaiTime(open),
    closeDay: shanghaiDay(close),
    closeTime: shanghaiTime(close),
    days: validity.kind === 'days' ? String(validity.days) : '',
    unionIds: eligible.unionIds,
    occupations: eligible.occupations,
    returns: content.returnsToStock,
    bars: content.barsNoShow,
  }
}

export const timesOf = ({
  openDay,
  openTime,
  closeDay,
  closeTime,
}: Pick<CampaignFields, 'openDay' | 'openTime' | 'closeDay' | 'closeTime'>) => ({
  opensAt: shanghaiInstant(openDay, openTime).toISOString(),
  closesAt: shanghaiInstant(closeDay, closeTime).toISOString(),
})

export function inputOf(fields: CampaignFields, draft: CampaignInput | null): CampaignInput {
  const { way, occasion, eventId, name, what, howTo, unionIds, occupations } = fields
  const isGift = way === 'gift'
  const kept = draft?.content.validity
  return {
    content: {
      name: name.trim(),
      what: what.trim(),
      howTo: howTo.trim(),
      eligible: { unionIds, occupations },
      validity: fields.days === '' && kept ? kept : { kind: 'days', days: Number(fields.days) },
      valueFen: fenOf(fields.value),
      moneyCapFen: fields.cap.trim() === '' ? null : fenOf(fields.cap),
      returnsToStock: fields.returns,
      barsNoShow: fields.bars,
    },
    way,
    occasion: isGift ? occasion : null,
    eventId: isGift && occasion === 'event' ? eventId : null,
    stock: Number(fields.stock),
    ...timesOf(fields),
  }
}

type Asked = 'name' | 'what' | 'howTo' | 'stock' | 'value' | 'cap' | 'validDays' | 'event'

const isWhole = (typed: string): boolean => /^[1-9]\d{0,6}$/.test(typed.trim())

/** The first thing that is missing or no number. */
export function missingIn(fields: CampaignFields, draft: CampaignInput | null): Asked | null {
  if (fields.name.trim() === '') return 'name'
  if (fields.what.trim() === '') return 'what'
  if (fields.howTo.trim() === '') return 'howTo'
  if (!isWhole(fields.stock)) return 'stock'
  if (Number.isNaN(fenOf(fields.value))) return 'value'
  if (fields.cap.trim() !== '' && Number.isNaN(fenOf(fields.cap))) return 'cap'
  if (!isWhole(fields.days) && !(fields.days === '' && draft?.content.validity.kind === 'until')) return 'validDays'
  return fields.way === 'gift' && fields.occasion === 'event' && fields.eventId === '' ? 'event' : null
}
