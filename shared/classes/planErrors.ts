import { defineText } from '../i18n'

/** What the refusals about terms, sites and classes say. */
export const planErrors = defineText({
  zh: {
    errors: {
      'classes.class_not_found': '没有找到这个班。',
      'classes.term_not_found': '没有找到这个托管期。',
      'classes.term_closed': '这个托管期已经结束,不能再改。',
      'classes.site_not_found': '没有找到这个托管点,可能已经停用。',
      'classes.site_closed': '这个托管点已经停用。',
      'classes.site_in_use': '这里还有筹备中或进行中的班,先把它们换到别处再停用。',
      'classes.plan_changed': '刚被别人改过,已为您刷新,请看过再改。',
      'classes.class_over': '这个班已经结束,不能再改。',
      'classes.not_a_draft': '这个班已经发布,不能再当草稿处理。',
      'classes.fixed_once_open': '报名已经开始:年级、时间、费用、分配方式和开始报名的时间不能再改。',
      'classes.seats_taken': '名额不能少于已经占用的数。',
      'classes.no_such_room': '这个托管点没有这间教室,请重新选择。',
      'classes.room_too_small': '名额超过了教室能容纳的人数。',
      'classes.days_outside_term': '上课日期要在托管期之内,至少有一天上课。',
      'classes.window_invalid': '报名要先开始后截止,并在开班前截止。',
      'classes.opens_too_soon': '抽签的班要先公布抽签承诺,再开放报名:请把开始报名的时间改到以后。',
      'classes.quotas_invalid': '优先名额请每组只填一次,合计不超过总名额;其他分配方式不用填。',
      'classes.minimum_too_high': '开班人数不能超过名额。',
      'classes.same_days': '请选新的开始日期,不能和原来的一样。',
      'classes.worker_not_found': '没有找到这位从业人员,或不属于办班的工会。',
      'classes.worker_gone': '这位从业人员已经离岗。',
      'classes.check_invalid': '没有覆盖整个班期的有效违法犯罪记录查询,不能安排。请先登记查询结果。',
      'classes.check_day_invalid': '查询日期不能晚于今天。',
      'classes.not_open': '这个班现在不接受报名。',
      'classes.not_yet_open': '还没到报名时间。',
      'classes.window_closed': '报名已经截止。',
    },
  },
  en: {
    errors: {
      'classes.class_not_found': 'This class was not found.',
      'classes.term_not_found': 'This term was not found.',
      'classes.term_closed': 'This term is over and is not changed any more.',
      'classes.site_not_found': 'This site was not found; it may be out of use.',
      'classes.site_closed': 'This site is out of use.',
      'classes.site_in_use': 'Classes are planned or held here. Move them elsewhere first.',
      'classes.plan_changed': 'Somebody has just changed this; it was loaded again. Please look before you go on.',
      'classes.class_over': 'This class is over and is not changed any more.',
      'classes.not_a_draft': 'This class has been published already.',
      'classes.fixed_once_open':
        'Booking has begun: grades, days, fees, how seats are given and when booking began stay as they are.',
      'classes.seats_taken': 'There cannot be fewer seats than are taken.',
      'classes.no_such_room': 'The site has no such room. Please choose one.',
      'classes.room_too_small': 'There are more seats than the room holds.',
      'classes.days_outside_term': 'The days must lie within the term, at least one of them.',
      'classes.window_invalid': 'Booking begins before it ends, and ends before the class begins.',
      'classes.opens_too_soon':
        'What decides a draw is published before booking opens: please let this class open later.',
      'classes.quotas_invalid':
        'Set seats aside once for a group, no more than there are, and only where priority decides.',
      'classes.minimum_too_high': 'The minimum is no higher than the seats.',
      'classes.same_days': 'Choose another first day than that of the term it is copied from.',
      'classes.worker_not_found': 'This worker was not found at the union that holds the class.',
      'classes.worker_gone': 'This worker has left.',
      'classes.check_invalid':
        'Without a record check that is good to the last day nobody is assigned. Record one first.',
      'classes.check_day_invalid': 'The day of the check cannot lie in the future.',
      'classes.not_open': 'This class takes no bookings now.',
      'classes.not_yet_open': 'Booking has not begun yet.',
      'classes.window_closed': 'The time for booking is over.',
    },
  },
})
