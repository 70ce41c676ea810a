import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { maskName } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { JoinerView } from '../../shared/membership/events.contract'
import { recordStep } from '../desk'
import { Person } from '../identity'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Application, JoiningEvent } from './entities'
import { loadEvent } from './events.desk.service'
import { findJoiner, findJoiners, type JoinerFilter, markSeen } from './events.queries'

/** Staff who pack up the stand finish what they began there. */
const afterwardsMs = 12 * 3_600_000

export async function listJoiners(
  db: Db,
  actor: StaffActor,
  eventId: string,
  filter: JoinerFilter,
  now: Date,
): Promise<Page<JoinerView>> {
  const event = await loadEvent(db, actor, eventId)
  const page = toPage(await findJoiners(db, eventId, actor, filter), ({ submittedAt, id }) => [
    submittedAt!.toISOString(),
    id,
  ])
  return { ...page, items: page.items.map((application) => draw(application, event, now)) }
}

/**
 * Records that staff at the event saw the document the application names, as it names it: naming another one later undoes
 * it. Of two who record it the first is kept, and the second is answered alike.
 */
export async function seeDocument(
  db: Db,
  actor: StaffActor,
  { eventId, applicationId }: { eventId: string; applicationId: string },
  version: number,
  now: Date,
): Promise<JoinerView> {
  const event = await loadEvent(db, actor, eventId)
  const before = await findJoiner(db, eventId, actor, applicationId)
  if (!before) throw new AppError('membership.not_found')
  if (before.seenAt !== null) return draw(before, event, now)
  if (!canSee(before, event, now)) throw new AppError('membership.sighting_unavailable', { state: before.state })
  if (before.version !== version) throw new AppError('membership.changed_meanwhile', { version: before.version })
  const isMarked = await markSeen(db, before, { seenAt: now, seenBy: actor.personId, seenEventId: eventId })
  const after = (await findJoiner(db, eventId, actor, applicationId)) ?? before
  if (!isMarked && after.seenAt === null) throw new AppError('membership.changed_meanwhile')
  if (isMarked) await keep(db, actor, after, event, now)
  return draw(after, event, now)
}

/** Into the case's history; and onto the person, where the application has made them the person of this document. */
async function keep(db: Db, actor: StaffActor, application: Application, event: JoiningEvent, now: Date) {
  const { id, personId, documentIndex, state } = application
  const { organisationId, name } = event
  await recordStep(db, {
    caseId: id,
    step: 'seen',
    at: now,
    actorId: actor.personId,
    organisationId,
    details: { note: name },
  })
  if (state !== 'approved') return
  await db.update(Person, { id: personId, documentIndex: documentIndex!, assurance: 'stated' }, proofOf(application))
}

/** What a document seen at an event says of its person. */
export const proofOf = ({ id, seenAt, seenBy, seenEventId }: Application) =>
  ({
    assurance: 'seenByStaff',
    assuredAt: seenAt,
    assuredBy: seenBy,
    assuredAtCase: id,
    assuredAtEvent: seenEventId,
  }) as const

const canSee = ({ state, seenAt }: Application, { startsAt, endsAt, closedAt }: JoiningEvent, now: Date): boolean => {
  const isThere = now >= startsAt && now.getTime() - (closedAt ?? endsAt).getTime() < afterwardsMs
  return isThere && seenAt === null && (state === 'submitted' || state === 'approved')
}

function draw(application: Application, event: JoiningEvent, now: Date): JoinerView {
  const { id, version, name, documentKind, documentNumber, receiptNumber, state, submittedAt, seenAt, seer } =
    application
  return {
    id,
    version,
    name: maskName(name ?? ''),
    documentKind,
    documentNumber: maskDocumentNumber(documentNumber ?? ''),
    receiptNumber: receiptNumber!,
    state,
    submittedAt: submittedAt!.toISOString(),
    seen: seenAt && { at: seenAt.toISOString(), by: seer?.name ?? '' },
    actions: canSee(application, event, now) ? ['see'] : [],
  }
}
