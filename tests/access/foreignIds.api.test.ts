import { examples } from '../../server/openapi'
import { newId } from '../../server/platform/random'
import { addJoiningEvent } from '../../server/seeds/membership'
import type { Operation } from '../../shared/http/contract'
import { makeEmbedded } from '../support/databases'
import { operations, pathOf } from '../support/operations'
import { newPerson, submitted } from '../support/people'
import { makeRoster, newListed, uploadRoster } from '../support/rosters'
import { type Caller, callRaw, type RawAnswer, useServer } from '../support/server'
import { unionOf, withEveryRole } from '../support/units'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What everybody may see: no secret is in whether it is there. */
const openToAll = new Set(['organisationId', 'placeId', 'within'])

interface Input {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** The same input with each id in it, at whatever depth, given anew by its name; of ids in a list the list's name. */
function withIds(value: unknown, give: (name: string) => string, name = ''): unknown {
  if (typeof value === 'string') return uuid.test(value) ? give(name) : value
  if (Array.isArray(value)) return value.map((part) => withIds(part, give, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withIds(part, give, key === 'id' ? name : key)]),
  )
}

const isOpen = ({ access }: Operation): boolean => access === 'public' || access === 'person'

/** Names of the ids that an operation takes of records which are not everybody's. */
function secretIdsOf(name: string, operation: Operation): string[] {
  const names = new Set<string>()
  withIds(examples[name] ?? {}, (given) => {
    if (!isOpen(operation) || !openToAll.has(given)) names.add(given)
    return given
  })
  return [...names]
}

const targets = operations
  .map(({ name, operation }) => ({ name, operation, ids: secretIdsOf(name, operation) }))
  .filter(({ ids }) => ids.length > 0)

/** All that an answer tells, but for the ids it repeats and its own. */
const toldBy = ({ status, body: { requestId, ...body } }: RawAnswer) => ({
  status,
  body: JSON.parse(JSON.stringify(body), (_, value) => (uuid.test(value) ? 'an id' : value)),
})

describe('An id of somebody else’s', () => {
  const server = useServer(makeEmbedded)
  /** A record of 金盏, or of somebody there, for each name an id goes by. */
  const theirs: Record<string, string> = {}
  let stranger: Caller
  /** Staff with every role there is, in a part of the tree that holds none of these records. */
  let outsider: string

  beforeAll(async () => {
    const union = await unionOf(server, '金盏')
    const now = server.clock.now()
    const event = await server.database.transaction((db) =>
      addJoiningEvent(db, { organisationId: union.id, name: '现场入会', place: '金盏' }, 1, now),
    )
    const applicant = await newPerson(server)
    const { id } = await submitted(applicant, { eventCode: event.code })
    await (await server.as('reviewer')).membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'return', version: 2, missing: ['workplace'] },
    })
    const release = await applicant.releases.openRelease({ body: { about: 'document', applicationId: id } })
    const roster = await uploadRoster(await server.as('reviewer'), await makeRoster([newListed()]))
    const [message] = (await applicant.notifications.listMessages({ query: {} })).items
    Object.assign(theirs, {
      applicationId: id,
      workItemId: id,
      previousId: id,
      items: id,
      eventId: event.id,
      releaseId: release.id,
      rosterId: roster.id,
      organisationId: union.id,
      upTo: message!.id,
    })
    stranger = await newPerson(server)
    outsider = await withEveryRole(server, 'mediator')
  })

  const call = (operation: Operation, { params = {}, query = {}, body }: Input) => {
    const authorization = `Bearer ${isOpen(operation) ? stranger.token : outsider}`
    const path = pathOf(operation, { params, query })
    if (!operation.upload) return callRaw(server.url, operation.method, path, body, { authorization })
    const headers = { authorization, 'content-type': operation.upload.types[0]! }
    return callRaw(server.url, operation.method, path, new Uint8Array([1, 2, 3]), headers)
  }

  it('is at hand for every operation that takes one: add the new one’s record above', () => {
    const missing = targets.flatMap(({ name, ids }) =>
      ids.filter((id) => !(id in theirs)).map((id) => `${name}: ${id}`),
    )
    expect(missing).toEqual([])
  })

  it.each(targets)('given to $name is answered as an id of nothing', async ({ name, operation }) => {
    const example = examples[name]!
    const foreign = await call(operation, withIds(example, (id) => theirs[id] ?? newId()) as Input)
    const absent = await call(operation, withIds(example, newId) as Input)
    expect(toldBy(foreign)).toEqual(toldBy(absent))
    // Past the door, or nothing was compared.
    expect(['access.denied', 'access.signed_out', 'request.invalid']).not.toContain(absent.body.error?.code)
  })
})
