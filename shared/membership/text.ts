import { defineText } from '../i18n'

export const membershipText = defineText({
  zh: {
    errors: {
      'membership.not_found': '没有找到这份申请。',
      'membership.event_not_found': '没有找到这个活动,请核对活动码。',
      'membership.event_closed': '这个入会活动已经结束。您仍可以直接选择工会申请。',
      'membership.organisation_closed': '这个工会不直接受理申请,请选择街道、乡镇工会或周转库。',
      'membership.changed_meanwhile': '申请刚刚有了变化,请看最新内容后再操作。',
      'membership.incomplete': '还有内容没有填。',
      'membership.document_invalid': '证件号码或有效期不正确,请对照证件检查。',
      'membership.under_way': '您已有一份申请在审核中,不用重复提交。',
      'membership.already_member': '您已经是会员,不用重复申请。',
      'membership.action_unavailable': '申请现在不能做这个操作。',
      'membership.already_decided': '这份申请已经有结果了。',
      'membership.document_held': '该证件号码已登记在其他人名下,请先核实。',
      'membership.no_card': '您还不是会员,入会通过后就有会员卡。',
      'membership.qr_stale': '二维码已过期,请对方刷新后再扫。',
      'membership.qr_invalid': '这不是有效的会员码。',
    },
  },
  en: {
    errors: {
      'membership.not_found': 'This application was not found.',
      'membership.event_not_found': 'No such event. Please check the code.',
      'membership.event_closed': 'This event is over. You can still choose a union and apply.',
      'membership.organisation_closed':
        'This union takes no applications itself. Choose a street or township union, or the pool.',
      'membership.changed_meanwhile': 'The application has just changed. Please look at it again.',
      'membership.incomplete': 'Something is still missing.',
      'membership.document_invalid': 'The document number or its validity is not right. Please check your document.',
      'membership.under_way': 'Your application is being looked at. No need to file another.',
      'membership.already_member': 'You are a member already.',
      'membership.action_unavailable': 'This is not possible for the application now.',
      'membership.already_decided': 'This application has been decided already.',
      'membership.document_held': 'This document is on record for another person. Please check first.',
      'membership.no_card': 'You are not a member yet. The card comes with your membership.',
      'membership.qr_stale': 'The code is too old. Ask for a fresh one.',
      'membership.qr_invalid': 'This is no membership code.',
    },
  },
})
