import { defineText } from '../i18n'

/** What the refusals of campaigns say. */
export const campaignErrors = defineText({
  zh: {
    errors: {
      'benefits.campaign_not_found': '没有找到这项福利。',
      'benefits.coupon_not_found': '没有找到这张券。',
      'benefits.event_not_found': '没有找到这场入会活动,或它已经结束。',
      'benefits.not_open': '这项福利现在不能领。',
      'benefits.stopped': '这项福利已经停发。',
      'benefits.not_yet_open': '还没到开始时间,请稍后再来。',
      'benefits.window_closed': '已经过了领取时间。',
      'benefits.not_member': '这项福利发给本工会的会员。先入会,或看看您所在工会的福利。',
      'benefits.not_eligible': '这项福利发给指定的职业群体。',
      'benefits.assurance_due': '领券前请到工会或入会活动现场核验一次证件,工作人员看过就可以领。',
      'benefits.sold_out': '已经发完了。',
      'benefits.other_way': '这项福利不用自己领,达到条件会自动发给您。',
      'benefits.campaign_changed': '这项福利刚被别人改过,已为您刷新,请看过再操作。',
      'benefits.not_a_draft': '已经发布,不能再这样改,请用「更正」。',
      'benefits.action_unavailable': '现在不能这样操作。',
      'benefits.window_invalid': '结束时间要晚于开始时间,并且还没过去。',
      'benefits.validity_invalid': '券的截止日不能早于领取结束的时间。',
      'benefits.cap_too_low': '金额上限连一张券都不够。',
      'benefits.occasion_invalid': '赠送的福利请选择赠送的时机;在活动上送的请选择活动。',
      'benefits.below_granted': '数量不能少于已经发出的。',
    },
  },
  en: {
    errors: {
      'benefits.campaign_not_found': 'This benefit was not found.',
      'benefits.coupon_not_found': 'This coupon was not found.',
      'benefits.event_not_found': 'This joining event was not found, or is over.',
      'benefits.not_open': 'This benefit is not given now.',
      'benefits.stopped': 'This benefit has been stopped.',
      'benefits.not_yet_open': 'It has not begun yet. Please come back later.',
      'benefits.window_closed': 'The time for claiming is over.',
      'benefits.not_member':
        'This benefit is for members of the union. Join first, or look at those of your own union.',
      'benefits.not_eligible': 'This benefit is for certain occupations.',
      'benefits.assurance_due': 'Before you claim, show your document once at the union or at a joining event.',
      'benefits.sold_out': 'All of them are gone.',
      'benefits.other_way': 'This one is not claimed: it is given to you when you qualify.',
      'benefits.campaign_changed': 'Somebody has just changed it; it was loaded again. Please look before you go on.',
      'benefits.not_a_draft': 'It is published. Please use “Correct”.',
      'benefits.action_unavailable': 'This cannot be done now.',
      'benefits.window_invalid': 'The end must be after the beginning, and still to come.',
      'benefits.validity_invalid': 'Coupons cannot end before claiming does.',
      'benefits.cap_too_low': 'The money is not enough for one coupon.',
      'benefits.occasion_invalid': 'Choose when the gift is given; for an event, choose the event.',
      'benefits.below_granted': 'It cannot be less than what was given already.',
    },
  },
})
