import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, text } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { pictureView } from './childrenViews'
import { handOverWays, pickupStates } from './dayRules'
import { attendances } from './states'

/** To whom a child was handed over, as its guardians see it. */
const handedOver = z.object({ way: z.enum(handOverWays), to: z.string(), at: instant })

const notice = z.object({ id, words: z.string(), at: instant })

/** Somebody nobody named is there for a child, and a guardian is asked. */
export const pickupView = z.object({
  id,
  childName: z.string(),
  className: z.string(),
  site: z.string(),
  day,
  name: z.string(),
  phone: z.nullable(z.string()),
  /** Taken by the teacher at the door. */
  photo: z.nullable(pictureView),
  state: z.enum(pickupStates),
  askedAt: instant,
  answeredAt: z.nullable(instant),
  isAnsweredByMe: z.boolean(),
  /** `takeBack` turns a yes into a no, until the child has gone. */
  actions: z.array(z.enum(['answer', 'takeBack'])),
})
export type PickupView = z.output<typeof pickupView>

/** A child's day in a class: today, or the next one it meets. */
export const todayRow = z.object({
  childId: id,
  childName: z.string(),
  classId: id,
  className: z.string(),
  site: z.string(),
  address: z.string(),
  phone: z.nullable(z.string()),
  room: z.string(),
  day,
  isToday: z.boolean(),
  startsAt: z.string(),
  endsAt: z.string(),
  mark: z.nullable(z.enum(attendances)),
  /** Said at the door; null where the child has gone, or the guardian may not collect. */
  code: z.nullable(z.string()),
  handOver: z.nullable(handedOver),
  notices: z.array(notice),
  actions: z.array(z.enum(['excuse'])),
})
export type TodayRow = z.output<typeof todayRow>

export const todayView = z.object({
  day,
  /** Nobody of the staff has seen who the guardian is: they cannot collect, nor let others. */
  isUnseen: z.boolean(),
  rows: z.array(todayRow),
  pickups: z.array(pickupView),
})
export type TodayView = z.output<typeof todayView>

export const pastDay = z.object({
  classId: id,
  className: z.string(),
  day,
  mark: z.enum(attendances),
  handOver: z.nullable(handedOver),
})
export type PastDay = z.output<typeof pastDay>

const ofPickup = z.object({ requestId: id })

/** A guardian's side of the days in class: today's code, who picked up when, and whoever else may. */
export const classDays = defineContract({
  getToday: {
    method: 'GET',
    path: '/class-days',
    summary:
      'The days of the own children in their classes, today or next: when, where, the code to collect them with.',
    access: 'person',
    returns: todayView,
  },
  listChildDays: {
    method: 'GET',
    path: '/children/:childId/class-days',
    summary: 'A child’s past days in class, newest first: whether it was there, and who picked it up when.',
    access: 'person',
    params: z.object({ childId: id }),
    query: pageQuery,
    returns: pageOf(pastDay),
    errors: ['classes.day_not_found'],
  },
  excuseChild: {
    method: 'PUT',
    path: '/classes/:classId/children/:childId/leaves/:day',
    summary: 'Tells the teacher that a child will not come on a day. The same again changes nothing.',
    access: 'person',
    audit: 'classes.child_excused',
    params: z.object({ classId: id, childId: id, day }),
    body: z.object({ reason: z.optional(text(100)) }),
    returns: todayView,
    errors: ['classes.day_not_found', 'classes.no_class_day', 'classes.day_over', 'classes.already_there'],
  },
  getPickup: {
    method: 'GET',
    path: '/class-pickup-requests/:requestId',
    summary: 'Who asks to collect an own child without having been named.',
    access: 'person',
    params: ofPickup,
    returns: pickupView,
    errors: ['classes.pickup_not_found'],
  },
  answerPickup: {
    method: 'POST',
    path: '/class-pickup-requests/:requestId/answer',
    summary:
      'Allows or refuses that somebody collects an own child; the first guardian’s answer counts. Refusing what was allowed takes it ' +
      'back, until the child is handed over.',
    access: 'person',
    audit: 'classes.pickup_answered',
    params: ofPickup,
    body: z.object({ allow: z.boolean() }),
    returns: pickupView,
    errors: ['classes.pickup_not_found', 'classes.pickup_answered', 'classes.pickup_over', 'classes.guardian_unseen'],
  },
})
