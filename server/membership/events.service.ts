import { AppError } from '../../shared/http/errors'
import { type EventCounter, type EventView, eventStateAt } from '../../shared/membership/events'
import { findLiveOrganisation, type Organisation, refOf } from '../organisations'
import type { Db } from '../platform/db'
import type { JoiningEvent } from './entities'
import { countJoins } from './events.queries'
import { findEventByCode } from './queries'

/** What an event's QR leads to. */
export const eventUrl = (publicUrl: string, code: string): string => `${publicUrl}/membership/join?event=${code}`

export const isOpenEvent = (event: JoiningEvent, now: Date): boolean => eventStateAt(event, now) === 'open'

export async function getEvent(db: Db, code: string, publicUrl: string, now: Date): Promise<EventView> {
  const event = await findEventByCode(db, code)
  if (!event) throw new AppError('membership.event_not_found', undefined, 'eventCode')
  const url = eventUrl(publicUrl, code)
  return {
    code: event.code,
    name: event.name,
    place: event.place,
    gift: event.gift,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    open: isOpenEvent(event, now),
    organisation: refOf(event.organisation)!,
    h5Url: url,
    qrText: url,
  }
}

/** The numbers of an open event, as its stand shows them. */
export async function getEventCounter(db: Db, code: string, now: Date): Promise<EventCounter> {
  const { id } = await requireOpenEvent(db, code, now)
  return (await countJoins(db, [id]))(id)
}

/** The event and its union, for an application that comes from its QR. */
export async function requireOpenEvent(db: Db, code: string, now: Date): Promise<JoiningEvent> {
  const event = await findEventByCode(db, code)
  if (!event) throw new AppError('membership.event_not_found', undefined, 'eventCode')
  if (!isOpenEvent(event, now)) throw new AppError('membership.event_closed', undefined, 'eventCode')
  return event
}

export async function requireOpenOrganisation(db: Db, id: string): Promise<Organisation> {
  const organisation = await findLiveOrganisation(db, id)
  if (!organisation?.acceptsApplications) {
    throw new AppError('membership.organisation_closed', undefined, 'organisationId')
  }
  return organisation
}
