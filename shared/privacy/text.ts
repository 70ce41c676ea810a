import { defineText } from '../i18n'

export const privacyText = defineText({
  zh: {
    errors: {
      'privacy.consent_due': '请先阅读并同意个人信息保护说明。',
      'privacy.notice_outdated': '个人信息保护说明已更新,请重新阅读。',
      'privacy.ends_more': '刚刚又有事项在办,撤回会影响它。请看清楚后再撤回。',
      'privacy.not_found': '没有找到这条更正申请。',
      'privacy.correction_invalid': '填写的内容不符合格式,请对照证件检查。',
      'privacy.correction_under_way': '这一项已经有更正申请在核对,等有结果后再申请。',
      'privacy.nothing_to_correct': '这一项还没有登记在案,不用更正;正在填写的申请,可以直接改申请。',
      'privacy.same_value': '和现在登记的一样,不用更正。',
      'privacy.already_decided': '这条更正申请已经处理过了。',
      'privacy.document_held': '这个证件号码登记在另一份档案上,不能直接更正。请当面核对证件,查清是谁的。',
      'privacy.closure_refused': '还有事情没办完,办完再注销,才不会有损失。',
    },
    noticeTitle: '个人信息保护说明',
    inForce: (version: string, day: string) => `第 ${version} 版 · ${day} 起施行`,
    findUnion: '找工会的电话和地址',
  },
  en: {
    errors: {
      'privacy.consent_due': 'Please read the privacy notice and agree first.',
      'privacy.notice_outdated': 'The privacy notice has changed. Please read it again.',
      'privacy.ends_more': 'Something new is under way that this would end. Look at it once more first.',
      'privacy.not_found': 'This correction was not found.',
      'privacy.correction_invalid': 'That does not have the right form. Please compare it with your document.',
      'privacy.correction_under_way': 'A correction of this is being checked already. Ask again once it is decided.',
      'privacy.nothing_to_correct':
        'Nothing of this is on record yet. An application under way is changed in its own form.',
      'privacy.same_value': 'That is what is on record already.',
      'privacy.already_decided': 'This correction has been dealt with already.',
      'privacy.document_held':
        'Another record holds this number. Look at the document in person to find out whose it is.',
      'privacy.closure_refused': 'Something is still open. Finish it first, so that nothing of yours is lost.',
    },
    noticeTitle: 'Privacy notice',
    inForce: (version: string, day: string) => `Version ${version}, in force since ${day}`,
    findUnion: 'Find a union, its phone and address',
  },
})
