import type { membershipEvents } from '../../shared/membership/events.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import type { Ports } from '../platform/ports'
import * as events from './events.desk.service'
import { getWechatCode } from './events.wechatCode'
import * as sightings from './sightings.service'

const around = (ports: Ports, now: Date): events.Around => ({ publicUrl: ports.config.publicUrl, now })

export const eventRoutes: Handlers<typeof membershipEvents> = {
  listEvents: ({ db, actor, query, ports, now }) => events.listEvents(db, actor, query, around(ports, now)),
  listEventUnions: ({ db, actor, query }) => events.listUnions(db, actor, query),
  openEvent: ({ db, actor, body, ports, now }) => events.openEvent(db, actor, body, ports.random, around(ports, now)),
  getDeskEvent: ({ db, actor, params, ports, now }) => events.viewEvent(db, actor, params.eventId, around(ports, now)),
  editEvent: ({ db, actor, params, body, ports, now }) =>
    events.editEvent(db, actor, params.eventId, body, around(ports, now)),
  closeEvent: ({ db, actor, params, ports, now }) => events.closeEvent(db, actor, params.eventId, around(ports, now)),
  listJoiners: ({ db, actor, params, query, now }) => sightings.listJoiners(db, actor, params.eventId, query, now),
  seeDocument: ({ db, actor, params, body, now }) => sightings.seeDocument(db, actor, params, body.version, now),
  getWechatCode: noTransaction(getWechatCode),
}
