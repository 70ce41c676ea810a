import { type MerchantInput, merchantInput } from '../../../../shared/benefits/merchants'
import type { MerchantView } from '../../../../shared/benefits/merchants.contract'

/** A merchant while it is being written: degrees as they are typed. */
export interface MerchantForm {
  name: string
  address: string
  hours: string
  contactPhone: string
  latitude: string
  longitude: string
}

export const blankMerchant: MerchantForm = {
  name: '',
  address: '',
  hours: '',
  contactPhone: '',
  latitude: '',
  longitude: '',
}

export const formOf = ({ name, address, hours, contactPhone, position }: MerchantView): MerchantForm => ({
  ...{ name, address, hours: hours ?? '', contactPhone: contactPhone ?? '' },
  latitude: position ? String(position.latitude) : '',
  longitude: position ? String(position.longitude) : '',
})

const orNull = (words: string): string | null => words.trim() || null
const degrees = (typed: string): number => (/^-?\d{1,3}(\.\d{1,8})?$/.test(typed) ? Number(typed) : Number.NaN)

/** What was typed as it is sent; null while something is missing or wrong. */
export function inputOf({
  name,
  address,
  hours,
  contactPhone,
  latitude,
  longitude,
}: MerchantForm): MerchantInput | null {
  const isPlaced = latitude !== '' || longitude !== ''
  const written = {
    content: { name, address, hours: orNull(hours), contactPhone: orNull(contactPhone) },
    position: isPlaced ? { latitude: degrees(latitude), longitude: degrees(longitude) } : null,
  }
  return merchantInput.safeParse(written).data ?? null
}

/** Whether what was typed of the place is none. */
export const isMisplaced = (form: MerchantForm): boolean =>
  (form.latitude !== '' || form.longitude !== '') &&
  merchantInput.shape.position.safeParse({ latitude: degrees(form.latitude), longitude: degrees(form.longitude) })
    .data == null
