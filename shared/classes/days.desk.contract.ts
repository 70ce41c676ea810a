import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, multilineText, phone, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { photo } from './children'
import { cleaningChecks, handOverWays, patrolChecks } from './dayRules'
import { childDay, classDay, dayLog, deskPickup, dutyClass, handOverView, logEntry, markView } from './dayViews'
import { attendances, logKinds } from './states'

const ofClass = z.object({ classId: id })
const ofDay = z.object({ classId: id, day })
/** When it was done, by the phone's clock: what was queued for want of a network arrives later. */
const tappedAt = z.optional(instant)
const mostChildren = 200

/** A mark that somebody else changed since the caller saw it: theirs stands until it is answered. */
const recorded = z.object({ marks: z.array(markView), conflicts: z.array(markView) })

const check = z.enum([...patrolChecks, ...cleaningChecks])

/** The teacher's day: who is there, to whom each child is handed over, and what happened. */
export const classDaysDesk = defineContract({
  listDutyClasses: {
    method: 'GET',
    path: '/desk/class-days',
    summary: 'The classes that the caller is assigned to, or manages, with the next day of each.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.duties_viewed',
    query: pageQuery,
    returns: pageOf(dutyClass),
  },
  getClassDay: {
    method: 'GET',
    path: '/desk/classes/:classId/days/:day',
    summary: 'A day of a class: each child with allergies, attendance and hand-over.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.day_viewed',
    params: ofDay,
    returns: classDay,
    errors: ['classes.day_not_found', 'classes.check_expired'],
  },
  recordAttendance: {
    method: 'PUT',
    path: '/desk/classes/:classId/attendance/:day',
    summary:
      'Writes down who is there. What somebody else changed meanwhile is answered as a conflict and stays as it is.',
    access: 'staff',
    effect: 'command',
    audit: 'classes.attendance_recorded',
    params: ofDay,
    body: z.object({
      marks: z
        .array(
          z.object({
            childId: id,
            mark: z.enum(attendances),
            /** As last seen; 0 where there was none. */
            version,
            note: z.optional(text(100)),
          }),
        )
        .check(z.minLength(1), z.maxLength(mostChildren)),
      tappedAt,
    }),
    returns: recorded,
    errors: [
      'classes.day_not_found',
      'classes.check_expired',
      'classes.no_class_day',
      'classes.day_ahead',
      'classes.day_over',
    ],
  },
  getChildDay: {
    method: 'GET',
    path: '/desk/classes/:classId/days/:day/children/:childId',
    summary: 'A child at the door: who may collect it, with photos, and whom to call.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.child_viewed',
    // The child comes first: it is whom the record names.
    params: z.object({ childId: id, classId: id, day }),
    returns: childDay,
    errors: ['classes.day_not_found', 'classes.check_expired'],
  },
  handOver: {
    method: 'POST',
    path: '/desk/classes/:classId/hand-overs',
    summary:
      'Hands a child over: to a guardian with the day code, to a named collector whose photo was looked at, or with the code, ' +
      'or to whom a guardian allowed from the phone. Guardians are told.',
    access: 'staff',
    effect: 'command',
    audit: 'classes.child_handed_over',
    params: ofClass,
    body: z.object({
      childId: id,
      day,
      way: z.enum(handOverWays),
      /** The guardian, the collector, or the request. */
      toId: id,
      code: z.optional(text(10)),
      /** The teacher compared the collector with the photo. */
      photoSeen: z.optional(z.literal(true)),
      tappedAt,
    }),
    returns: handOverView,
    errors: [
      'classes.day_not_found',
      'classes.check_expired',
      'classes.no_class_day',
      'classes.day_ahead',
      'classes.day_over',
      'classes.not_here',
      'classes.handed_over',
      'classes.hand_over_unproven',
      'classes.code_wrong',
      'classes.code_tries_over',
      'classes.collector_unknown',
      'classes.guardian_unseen',
      'classes.pickup_not_allowed',
    ],
  },
  askPickup: {
    method: 'POST',
    path: '/desk/classes/:classId/pickup-requests',
    summary: 'Asks the guardians whether somebody nobody named may collect a child today.',
    access: 'staff',
    effect: 'command',
    audit: 'classes.pickup_asked',
    params: ofClass,
    body: z.object({ childId: id, name: text(40), phone: z.optional(phone) }),
    returns: deskPickup,
    errors: [
      'classes.day_not_found',
      'classes.check_expired',
      'classes.no_class_day',
      'classes.not_here',
      'classes.handed_over',
      'classes.pickups_too_many',
    ],
  },
  putPickupPhoto: {
    method: 'PUT',
    path: '/desk/classes/:classId/pickup-requests/:requestId/photo',
    summary: 'The photo of who asks, for the guardians to look at before one of them answers.',
    access: 'staff',
    effect: 'command',
    audit: 'classes.pickup_photographed',
    params: z.object({ requestId: id, classId: id }),
    upload: photo,
    returns: deskPickup,
    errors: [
      'classes.day_not_found',
      'classes.check_expired',
      'classes.pickup_not_found',
      'classes.pickup_answered',
      'classes.pickup_over',
      'classes.picture_unfit',
    ],
  },
  getDayLog: {
    method: 'GET',
    path: '/desk/classes/:classId/days/:day/log',
    summary: 'A day’s log of a class: patrols, cleaning, menu, incidents.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.log_viewed',
    params: ofDay,
    returns: dayLog,
    errors: ['classes.day_not_found', 'classes.check_expired'],
  },
  writeLog: {
    method: 'POST',
    path: '/desk/classes/:classId/logs',
    summary: 'Adds a line to a day’s log; guardians are told of an incident where that is asked.',
    access: 'staff',
    effect: 'command',
    audit: 'classes.log_written',
    params: ofClass,
    body: z.object({
      day,
      kind: z.enum(logKinds),
      words: multilineText(500),
      checks: z.array(check).check(z.maxLength(12)),
      /** The child an incident befell; of the whole class without one. */
      childId: z.optional(id),
      tellGuardians: z.boolean(),
      tappedAt,
    }),
    returns: logEntry,
    errors: [
      'classes.day_not_found',
      'classes.check_expired',
      'classes.no_class_day',
      'classes.day_ahead',
      'classes.day_over',
    ],
  },
})
