import { maskPhone } from '../../shared/identity/masks'
import type { JoinView, membership } from '../../shared/membership/contract'
import type { EventView } from '../../shared/membership/events'
import { findPerson } from '../identity'
import { refOf } from '../organisations'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { findConsentsDue, noticeVersion } from '../privacy'
import { notePlace } from './events.places'
import { getEvent, requireOpenOrganisation } from './events.service'
import { decideTarget, requirePlace } from './places.service'
import { findCurrentMembership, findOpenApplication } from './queries'
import { drawAll, nameOfPlace } from './views'

interface Start {
  event?: string | undefined
  organisationId?: string | undefined
  placeId?: string | undefined
}

/** What the form opens with; where it is an open event's, the address it was opened from is the event's place. */
export async function openJoin(call: OpenCall<(typeof membership)['getJoin']>): Promise<JoinView> {
  const { database, ports, address, actor, query, now } = call
  const view = await getJoin(database.reader, actor?.personId ?? null, query, ports.config.publicUrl, now)
  await notePlace(database, ports, address, query.event === undefined ? null : view.event, now)
  return view
}

export async function openEvent(call: OpenCall<(typeof membership)['getEvent']>): Promise<EventView> {
  const { database, ports, address, params, now } = call
  const view = await getEvent(database.reader, params.code, ports.config.publicUrl, now)
  await notePlace(database, ports, address, view, now)
  return view
}

/** Everything the joining form opens with; whoever comes back to a draft from an event is told of that event. */
async function getJoin(db: Db, personId: string | null, start: Start, publicUrl: string, now: Date): Promise<JoinView> {
  const own = personId === null ? visitor : await describe(db, personId)
  const isElsewhere = start.organisationId !== undefined || start.placeId !== undefined
  const code = start.event ?? (isElsewhere ? undefined : own.application?.event?.code)
  const event = code === undefined ? null : await getEvent(db, code, publicUrl, now)
  const around = start.placeId === undefined ? null : await requirePlace(db, start.placeId)
  const place = around?.[0]
  const chosen = around ? await decideTarget(db, around) : await findChosen(db, start.organisationId)
  return {
    event,
    organisation: event?.organisation ?? refOf(chosen),
    place: place ? { id: place.id, name: nameOfPlace(place) } : null,
    noticeVersion,
    ...own,
  }
}

const findChosen = async (db: Db, id: string | undefined) => (id === undefined ? null : requireOpenOrganisation(db, id))

type Own = Pick<JoinView, 'person' | 'consentsDue' | 'application' | 'membership'>

const visitor: Own = { person: null, consentsDue: ['notice', 'document'], application: null, membership: null }

async function describe(db: Db, personId: string): Promise<Own> {
  const person = await findPerson(db, personId)
  const open = await findOpenApplication(db, personId)
  const held = await findCurrentMembership(db, personId)
  const consentsDue = await findConsentsDue(db, personId, ['notice', 'document'])
  const applicant = { hasPhone: person.phoneIndex !== null, hasConsents: consentsDue.length === 0 }
  return {
    person: { name: person.name, phone: person.phone && maskPhone(person.phone) },
    consentsDue,
    application: open && (await drawAll(db, applicant, [open]))[0]!,
    // Without a verified phone they are asked for that first, and told afterwards.
    membership: held && applicant.hasPhone ? { organisation: refOf(held.organisation)!, state: held.state } : null,
  }
}
