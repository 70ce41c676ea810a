import { defineText } from '../i18n'

/** What the refusals of days in class, hand-overs and pick-ups say. */
export const dayErrors = defineText({
  zh: {
    errors: {
      'classes.day_not_found': '没有找到这个班或这个孩子。',
      'classes.check_expired': '您的从业查询已过期,暂时不能带班。请联系托管班管理员更新。',
      'classes.no_class_day': '这一天没有课。',
      'classes.day_ahead': '还没到这一天,到时再记。',
      'classes.day_over': '这一天过去太久了,不能再改。确需更正,请联系管理员。',
      'classes.already_there': '孩子今天已经签到,不用再请假。要提前接走,请到现场交接。',
      'classes.not_here': '孩子今天没有签到。请先记考勤,再交接。',
      'classes.handed_over': '孩子已经交接过了,请看最新记录。',
      'classes.hand_over_unproven': '请核对当日接送码,或与照片比对本人,再交接。',
      'classes.code_wrong': '接送码不对,请来人再看一遍。孩子先不要交接。',
      'classes.code_tries_over': '接送码试得太多了,今天不能再用。请与照片比对,或请家长在手机上确认。',
      'classes.collector_unknown': '这个人不在接送人名单里。请先请家长在手机上确认。',
      'classes.guardian_unseen': '工会还没有核对过这位监护人的证件,暂时不能接送或授权。请带证件到工会核对一次。',
      'classes.pickup_not_allowed': '家长没有同意,或者撤回了同意,孩子先不要交接。',
      'classes.pickup_not_found': '没有找到这个请求,可能已经不是您的孩子的监护人了。',
      'classes.pickup_answered': '监护人已经答复了,请看结果。',
      'classes.pickup_over': '孩子已经接走,或这一天已过,不用再答复。',
      'classes.pickups_too_many': '今天为这个孩子问得太多了。请直接给家长打电话。',
    },
  },
  en: {
    errors: {
      'classes.day_not_found': 'This class or this child was not found.',
      'classes.check_expired':
        'Your record check has ended, so you cannot look after a class. Ask the class manager to renew it.',
      'classes.no_class_day': 'The class does not meet on this day.',
      'classes.day_ahead': 'This day is still to come.',
      'classes.day_over': 'This day is too long ago to be changed. Ask the class manager where it has to be.',
      'classes.already_there': 'The child is already there today. To collect it early, please come to the door.',
      'classes.not_here': 'The child was not signed in today. Take the attendance first.',
      'classes.handed_over': 'The child has been handed over already; please look at the record.',
      'classes.hand_over_unproven':
        'Check the day code, or compare the person with the photo, before you hand the child over.',
      'classes.code_wrong': 'The code is wrong. Ask for it once more, and keep the child here.',
      'classes.code_tries_over':
        'Too many wrong codes: it is no good any more today. Compare with the photo, or ask the guardian on the phone.',
      'classes.collector_unknown': 'This person was not named for the child. Ask the guardian on the phone first.',
      'classes.guardian_unseen':
        'The union has not seen this guardian’s document yet, so they cannot collect or allow others. Please bring it to the union once.',
      'classes.pickup_not_allowed': 'No guardian allows this, or one took it back. The child stays here.',
      'classes.pickup_not_found': 'This request was not found.',
      'classes.pickup_answered': 'A guardian has answered already; please look at the result.',
      'classes.pickup_over': 'The child has gone, or the day is over: no answer is needed any more.',
      'classes.pickups_too_many': 'That is a lot of requests for one child today. Please call the guardian.',
    },
  },
})
