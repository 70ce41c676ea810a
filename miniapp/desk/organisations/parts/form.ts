import { isCreditCode, normaliseCreditCode } from '../../../../shared/organisations/creditCode'
import type { NodeInput, NodeView } from '../../../../shared/organisations/desk.contract'

/** The form's fields as they are typed. */
export interface NodeForm {
  name: string
  kind: NodeInput['kind'] | null
  creditCode: string
  regionCode: string
  district: string
  address: string
  latitude: string
  longitude: string
  contactPhone: string
  hours: string
  acceptsApplications: boolean
}

export function formOf(node?: NodeView): NodeForm {
  return {
    name: node?.name ?? '',
    kind: node?.kind ?? null,
    creditCode: node?.creditCode ?? '',
    regionCode: node?.regionCode ?? '',
    district: node?.district ?? '',
    address: node?.address ?? '',
    latitude: node?.position ? String(node.position.latitude) : '',
    longitude: node?.position ? String(node.position.longitude) : '',
    contactPhone: node?.contactPhone ?? '',
    hours: node?.hours ?? '',
    acceptsApplications: node?.acceptsApplications ?? true,
  }
}

/** Fields that are wrong as they stand, as the server would say. */
export function wrongIn(form: NodeForm): ('creditCode' | 'regionCode' | 'position' | 'contactPhone')[] {
  const { creditCode, regionCode, contactPhone, latitude, longitude } = form
  const isWithin = (typed: string, limit: number) => /^-?\d+(\.\d+)?$/.test(typed) && Math.abs(Number(typed)) <= limit
  const hasNoPosition = latitude === '' && longitude === ''
  return [
    ...(creditCode === '' || isCreditCode(normaliseCreditCode(creditCode)) ? [] : (['creditCode'] as const)),
    ...(regionCode === '' || /^\d{6}(\d{3}){0,2}$/.test(regionCode) ? [] : (['regionCode'] as const)),
    ...(hasNoPosition || (isWithin(latitude, 90) && isWithin(longitude, 180)) ? [] : (['position'] as const)),
    ...(contactPhone === '' || /^\+?[\d\s()-]{5,29}$/.test(contactPhone) ? [] : (['contactPhone'] as const)),
  ]
}

export function inputOf(form: NodeForm): NodeInput {
  const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
  return {
    name: form.name.trim(),
    kind: form.kind!,
    creditCode: orNull(form.creditCode),
    regionCode: orNull(form.regionCode),
    district: orNull(form.district),
    address: orNull(form.address),
    position: form.latitude === '' ? null : { latitude: Number(form.latitude), longitude: Number(form.longitude) },
    contactPhone: orNull(form.contactPhone),
    hours: orNull(form.hours),
    acceptsApplications: form.acceptsApplications,
  }
}
