import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant } from '../http/fields'

export const homeView = z.object({
  /** The union that runs this program. */
  union: z.object({ name: z.string() }),
  /** Demo mode: everybody is invented, and one signs in as one of the cast. */
  demo: z.boolean(),
  /** Null for a visitor. */
  person: z.nullable(z.object({ name: z.nullable(z.string()), isStaff: z.boolean(), isChecker: z.boolean() })),
  /** What the person holds, for the brand card. */
  membership: z.nullable(z.object({ organisationName: z.string(), state: z.string(), number: z.string() })),
  /** The person's own matters that are not finished, nearest due first. */
  underWay: z.array(
    z.object({
      id,
      /** `feature.kind`, worded by the client. */
      kind: z.string(),
      state: z.string(),
      organisationName: z.nullable(z.string()),
      dueAt: z.nullable(instant),
      link: z.string(),
    }),
  ),
  /** What the person is covered by, and until when. */
  covers: z.array(z.object({ id, name: z.object({ zh: z.string(), en: z.string() }), until: day })),
  /** Joining events that are open now. */
  events: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      place: z.string(),
      organisationName: z.string(),
      endsAt: instant,
      /** The event's id at the desk, for a reviewer of its union; null for everybody else. */
      deskId: z.nullable(id),
    }),
  ),
  /** What the member can claim now. */
  benefits: z.array(z.object({ id, name: z.string(), what: z.string(), organisationName: z.string() })),
  unread: z.int(),
})
export type HomeView = z.output<typeof homeView>

export const home = defineContract({
  getHome: {
    method: 'GET',
    path: '/home',
    summary: 'All that the first screen shows, for a visitor or for the signed-in person.',
    access: 'public',
    sameForVisitors: true,
    returns: homeView,
  },
})
