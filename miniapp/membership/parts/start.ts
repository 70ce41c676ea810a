import { ApiError } from '../../../shared/http/client'
import type { JoinView } from '../../../shared/membership/contract'
import { membership } from './clients'

/** Where somebody comes from: an event's QR, a union they found, a place, an application that ended, or nowhere yet. */
export interface Start {
  event?: string
  organisationId?: string
  placeId?: string
  previousId?: string
}

/** The event code in what a QR says: our link, or the bare code. */
export function eventCodeIn(scanned: string): string | null {
  const code = /[?&]event=([0-9A-Za-z]{8})(?![0-9A-Za-z])/.exec(scanned)?.[1] ?? scanned.trim()
  return /^[2-9A-HJKMNP-Z]{8}$/i.test(code) ? code.toUpperCase() : null
}

/** A page opened by WeChat's own scan has the QR's whole link in `q`, one opened by a mini program code a `scene`. */
export function startOf(params: Record<string, string | undefined>): Start {
  const scanned = params.event ?? decode(params.q) ?? decode(params.scene)
  const code = scanned === undefined ? null : eventCodeIn(scanned)
  return {
    ...(code === null ? {} : { event: code }),
    ...(params.organisationId ? { organisationId: params.organisationId } : {}),
    ...(params.placeId ? { placeId: params.placeId } : {}),
    ...(params.previousId ? { previousId: params.previousId } : {}),
  }
}

function decode(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value)
  } catch {
    return value
  }
}

export interface Opened {
  join: JoinView
  /** Why the event or union asked for is not to be had; one chooses another then. */
  placeError: Error | null
}

const unusablePlace: readonly string[] = [
  'membership.event_not_found',
  'membership.organisation_closed',
  'membership.place_not_found',
]

/** What the form opens with; where the link leads nowhere, everything else it needs. */
export async function openJoin({ event, organisationId, placeId }: Start): Promise<Opened> {
  try {
    const query = event ? { event } : placeId ? { placeId } : organisationId ? { organisationId } : {}
    return { join: await membership.getJoin({ query }), placeError: null }
  } catch (error) {
    if (!(error instanceof ApiError) || !unusablePlace.includes(error.code)) throw error
    return { join: await membership.getJoin({ query: {} }), placeError: error }
  }
}
