import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { type EventCounter, eventStateAt, eventTimesProblem } from '../../shared/membership/events'
import type { DeskEventView, EventInput, membershipEvents } from '../../shared/membership/events.contract'
import { findOrganisationsInReach, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random, unmistakable } from '../platform/random'
import { JoiningEvent } from './entities'
import { changeEvent, countJoins, type EventFilter, findEventInReach, findEvents } from './events.queries'
import { eventUrl, requireOpenOrganisation } from './events.service'

/** What an event's view needs of the world around it. */
export interface Around {
  publicUrl: string
  now: Date
}

export async function listEvents(
  db: Db,
  actor: StaffActor,
  filter: EventFilter,
  around: Around,
): Promise<Page<DeskEventView>> {
  const page = toPage(await findEvents(db, actor, filter, around.now), ({ endsAt, id }) => [endsAt.toISOString(), id])
  const counterOf = await countJoins(
    db,
    page.items.map(({ id }) => id),
  )
  return { ...page, items: page.items.map((event) => draw(event, counterOf(event.id), around)) }
}

export async function listUnions(
  db: Db,
  actor: StaffActor,
  search: { q?: string | undefined; cursor?: string | undefined },
) {
  const page = toPage(await findOrganisationsInReach(db, actor.grants, 'reviewer', search), ({ path }) => [path])
  return { ...page, items: page.items.map(({ id, name, address }) => ({ id, name, address })) }
}

/** An event in the reviewer's reach; one outside it is as absent as one that never was. */
export async function loadEvent(db: Db, actor: StaffActor, id: string): Promise<JoiningEvent> {
  const event = await findEventInReach(db, actor, id)
  if (!event) throw new AppError('membership.event_not_found')
  return event
}

export async function viewEvent(db: Db, actor: StaffActor, id: string, around: Around): Promise<DeskEventView> {
  const event = await loadEvent(db, actor, id)
  return draw(event, (await countJoins(db, [id]))(id), around)
}

export async function openEvent(
  db: Db,
  actor: StaffActor,
  { organisationId, ...input }: BodyOf<(typeof membershipEvents)['openEvent']>,
  random: Random,
  around: Around,
): Promise<DeskEventView> {
  const organisation = await requireOpenOrganisation(db, organisationId)
  // A union elsewhere answers as one that takes no applications.
  if (!reaches(actor.grants, organisation.path)) {
    throw new AppError('membership.organisation_closed', undefined, 'organisationId')
  }
  const content = readInput(input, around.now)
  const fixed = { id: newId(), organisationId, closedAt: null, version: 1, wechatCodeFile: null }
  await insertWithCode(db, { ...content, ...fixed }, random)
  return viewEvent(db, actor, fixed.id, around)
}

/** Of some 850 milliard codes one that is taken is drawn again. */
async function insertWithCode(db: Db, row: Omit<JoiningEvent, 'code'>, random: Random): Promise<void> {
  try {
    await db.insert(JoiningEvent, { ...row, code: random.pick(unmistakable, 8) })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await insertWithCode(db, row, random)
  }
}

function readInput({ startsAt, endsAt, ...words }: EventInput, now: Date) {
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
  const problem = eventTimesProblem(times, now)
  if (problem) throw new AppError('membership.event_times_invalid', undefined, problem)
  return { ...words, ...times }
}

export async function editEvent(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...input }: BodyOf<(typeof membershipEvents)['editEvent']>,
  around: Around,
): Promise<DeskEventView> {
  const event = await loadEvent(db, actor, id)
  if (isOver(event, around.now)) throw new AppError('membership.event_closed')
  if (event.version !== version) throw new AppError('membership.event_changed', { version: event.version })
  const isChanged = await changeEvent(db, event, readInput(input, around.now))
  if (!isChanged) throw new AppError('membership.event_changed')
  return viewEvent(db, actor, id, around)
}

/** Closes whatever its version: what is to end shall end. */
export async function closeEvent(db: Db, actor: StaffActor, id: string, around: Around): Promise<DeskEventView> {
  for (;;) {
    const event = await loadEvent(db, actor, id)
    if (isOver(event, around.now) || (await changeEvent(db, event, { closedAt: around.now }))) {
      return viewEvent(db, actor, id, around)
    }
  }
}

const isOver = (event: JoiningEvent, now: Date): boolean => ['ended', 'closed'].includes(eventStateAt(event, now))

function draw(event: JoiningEvent, counter: EventCounter, { publicUrl, now }: Around): DeskEventView {
  return {
    id: event.id,
    version: event.version,
    code: event.code,
    name: event.name,
    place: event.place,
    gift: event.gift,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    closedAt: event.closedAt?.toISOString() ?? null,
    state: eventStateAt(event, now),
    organisation: refOf(event.organisation)!,
    qrText: eventUrl(publicUrl, event.code),
    counter,
    actions: isOver(event, now) ? [] : ['edit', 'close'],
  }
}
