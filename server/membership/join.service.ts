import { maskPhone } from '../../shared/identity/masks'
import type { JoinView } from '../../shared/membership/contract'
import { findPerson } from '../identity'
import type { Db } from '../platform/db'
import { findConsentsDue, noticeVersion } from '../privacy'
import { getEvent, requireOpenOrganisation } from './events.service'
import { decideTarget, requirePlace } from './places.service'
import { findCurrentMembership, findOpenApplication } from './queries'
import { drawAll, nameOfPlace, refOf } from './views'

interface Start {
  event?: string | undefined
  organisationId?: string | undefined
  placeId?: string | undefined
}

/** Everything the joining form opens with. */
export async function getJoin(
  db: Db,
  personId: string | null,
  start: Start,
  publicUrl: string,
  now: Date,
): Promise<JoinView> {
  const event = start.event === undefined ? null : await getEvent(db, start.event, publicUrl, now)
  const place = start.placeId === undefined ? null : await requirePlace(db, start.placeId)
  const chosen = place ? await decideTarget(db, place) : await findChosen(db, start.organisationId)
  return {
    event,
    organisation: event?.organisation ?? refOf(chosen),
    place: place && { id: place.id, name: nameOfPlace(place) },
    noticeVersion,
    ...(personId === null ? visitor : await describe(db, personId)),
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
    membership: held && { organisation: refOf(held.organisation)!, state: held.state },
  }
}
