import { type SiteContent, siteContent } from '../../../../shared/classes/plans'
import type { SiteView } from '../../../../shared/classes/planViews'
import { type Position, position } from '../../../../shared/http/fields'
import { newKey } from '../../../platform/key'

interface RoomForm {
  /** Has nothing else to tell it by while it is typed. */
  key: string
  name: string
  seats: string
}

export const blankRoom = (): RoomForm => ({ key: newKey(), name: '', seats: '' })

/** A site while it is being written: numbers as they are typed. */
export interface SiteForm {
  name: string
  address: string
  phone: string
  latitude: string
  longitude: string
  rooms: RoomForm[]
  inspectedOn: string
  inspectedBy: string
  exits: string
  extinguishers: string
  hasCameras: boolean
  hasGuard: boolean
  firstAid: string
  remarks: string
}

export const blankSite: SiteForm = {
  name: '',
  address: '',
  phone: '',
  rooms: [blankRoom()],
  latitude: '',
  longitude: '',
  inspectedOn: '',
  inspectedBy: '',
  exits: '',
  extinguishers: '',
  hasCameras: false,
  hasGuard: false,
  firstAid: '',
  remarks: '',
}

export function formOfSite({ content, position: placed }: Pick<SiteView, 'content' | 'position'>): SiteForm {
  const { name, address, phone, rooms, safety } = content
  const { inspectedOn, inspectedBy, exits, extinguishers, hasCameras, hasGuard, firstAid, remarks } = safety
  return {
    ...{ name, address, hasCameras, hasGuard },
    phone: phone ?? '',
    rooms: rooms.map((room) => ({ key: newKey(), name: room.name, seats: String(room.seats) })),
    latitude: placed ? String(placed.latitude) : '',
    longitude: placed ? String(placed.longitude) : '',
    inspectedOn: inspectedOn ?? '',
    inspectedBy: inspectedBy ?? '',
    exits: String(exits),
    extinguishers: String(extinguishers),
    firstAid: firstAid ?? '',
    remarks: remarks ?? '',
  }
}

const orNull = (words: string): string | null => words.trim() || null
export const wholeOf = (typed: string): number => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN)

/** Where the site is, or null where that is left open; undefined while it is not right yet. */
export function positionOfSite({ latitude, longitude }: SiteForm): Position | null | undefined {
  if (latitude === '' && longitude === '') return null
  const typed = [latitude, longitude].map((degrees) => (/^-?\d+(\.\d+)?$/.test(degrees) ? Number(degrees) : Number.NaN))
  return position.safeParse({ latitude: typed[0], longitude: typed[1] }).data
}

/** What the server takes, or null while something is not right yet. */
export function contentOfSite(form: SiteForm): SiteContent | null {
  const { name, address, hasCameras, hasGuard } = form
  const read = siteContent.safeParse({
    ...{ name, address, phone: orNull(form.phone) },
    rooms: form.rooms.map((room) => ({ name: room.name, seats: wholeOf(room.seats) })),
    safety: {
      ...{ hasCameras, hasGuard },
      inspectedOn: orNull(form.inspectedOn),
      inspectedBy: orNull(form.inspectedBy),
      exits: wholeOf(form.exits),
      extinguishers: wholeOf(form.extinguishers),
      firstAid: orNull(form.firstAid),
      remarks: orNull(form.remarks),
    },
  })
  return read.success ? read.data : null
}
