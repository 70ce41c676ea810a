import { defineText } from '../i18n'

/** What the refusals of bookings say. */
export const bookingErrors = defineText({
  zh: {
    errors: {
      'classes.booking_not_found': '没有找到这次报名。',
      'classes.other_grade': '孩子的年级不在这个班的招收范围内。',
      'classes.too_young': '孩子的年龄还不够。',
      'classes.too_old': '孩子的年龄超过了这个班的范围。',
      'classes.barred': '上期缺勤较多,暂时不能报名;有异议可以申诉。',
      'classes.overlap': '孩子在同一时间已经报了别的班。',
      'classes.full': '名额不够了,可以排队,有空位会按顺序通知您。',
      'classes.already_booked': '孩子已经报过或排过这个班,请到「我的报名」里看。',
      'classes.not_together': '抽签的班请单独报名,不能和别的班一起。',
      'classes.hold_expired': '没有在规定时间内确认,名额已经让给下一位。',
      'classes.offer_expired': '没有在规定时间内接受,名额已经让给下一位。',
      'classes.booking_unavailable': '这次报名刚有变化,请看最新情况。',
      'classes.cancel_over': '已经过了自己取消的时间,请联系托管点办理。',
      'classes.class_changed': '这个班刚被别人改过,已为您刷新,请看过再操作。',
      'classes.no_room': '要并入的班空位不够,请先增加名额。',
      'classes.merge_overlaps': '有孩子在同一时间还报了别的班,并过去会冲突,请先和家长商量。',
      'classes.still_running': '还没到最后一天,不能结班。',
    },
  },
  en: {
    errors: {
      'classes.booking_not_found': 'This booking was not found.',
      'classes.other_grade': 'The class is for other grades.',
      'classes.too_young': 'The child is too young for this class.',
      'classes.too_old': 'The child is too old for this class.',
      'classes.barred': 'The child missed too many days last term and cannot be booked for now; you can appeal.',
      'classes.overlap': 'The child is booked elsewhere at the same time.',
      'classes.full': 'There are not enough seats left. Join the queue: free seats are offered in turn.',
      'classes.already_booked': 'The child is in this class or its queue already; see “My bookings”.',
      'classes.not_together': 'A class whose seats are drawn is asked for by itself.',
      'classes.hold_expired': 'It was not confirmed in time, and the seats went to the next in line.',
      'classes.offer_expired': 'It was not accepted in time, and the seats went to the next in line.',
      'classes.booking_unavailable': 'This booking has just changed; please look again.',
      'classes.cancel_over': 'It is too late to cancel by yourself; please ask the site.',
      'classes.class_changed':
        'Somebody has just changed the class; it was loaded again. Please look before you go on.',
      'classes.no_room': 'The other class has too few free seats; please add some first.',
      'classes.merge_overlaps':
        'Children are booked elsewhere at the time of the other class; please ask their guardians first.',
      'classes.still_running': 'The class has not had its last day.',
    },
  },
})
