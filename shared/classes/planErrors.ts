import { defineText } from '../i18n'

/** What the refusals about terms, sites and classes say. */
export const planErrors = defineText({
  zh: {
    errors: {
      'classes.class_not_found': '没有找到这个班。',
      'classes.not_open': '这个班现在不接受报名。',
      'classes.not_yet_open': '还没到报名时间。',
      'classes.window_closed': '报名已经截止。',
    },
  },
  en: {
    errors: {
      'classes.class_not_found': 'This class was not found.',
      'classes.not_open': 'This class takes no bookings now.',
      'classes.not_yet_open': 'Booking has not begun yet.',
      'classes.window_closed': 'The time for booking is over.',
    },
  },
})
