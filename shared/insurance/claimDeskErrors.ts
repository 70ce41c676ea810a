import { defineText } from '../i18n'

/** What the refusals of staff’s acts on claims say. */
export const claimDeskErrors = defineText({
  zh: {
    errors: {
      'insurance.case_not_found': '没有找到这份理赔申请,或者不归您审核。',
      'insurance.insured_not_found': '没有找到:请核对姓名和证件号,并确认事件当天有保障、由您管辖。',
      'insurance.case_changed': '这件刚被别人办过,下面是最新情况。',
      'insurance.four_eyes': '初审、复核和支付要由不同的人做。您经手过其中的理赔,这一步请交给同事。',
      'insurance.cover_missing': '请选择按哪份保障核算。',
      'insurance.line_too_high': '金额超过了规则能给的上限,请改小,或先更正事实。',
      'insurance.item_unknown': '保障里没有这个项目,请重新选择。',
      'insurance.assess_again': '同一份保障下刚批准了别的理赔,剩余额度不够了,请退回初审重新核算。',
      'insurance.identity_unseen': '还没有工作人员核对过申请人的身份证件,请核对后再批准。',
      'insurance.nothing_due': '核算结果是 0 元。不该给付的,请用“不予给付”并写明原因。',
      'insurance.papers_under_way': '还有材料在处理,等几分钟再复核。',
      'insurance.figures_range_invalid': '最多看 24 个月,请缩短时间。',
    },
  },
  en: {
    errors: {
      'insurance.case_not_found': 'No such claim, or it is not yours to decide.',
      'insurance.insured_not_found':
        'Not found: check name and number, and that the person was covered on the day and is in your reach.',
      'insurance.case_changed': 'Somebody has just acted on this claim; below is how it stands now.',
      'insurance.four_eyes':
        'Assessing, approving and paying are done by different people. You had a hand in it: leave this step to a colleague.',
      'insurance.cover_missing': 'Choose the cover it is assessed under.',
      'insurance.line_too_high': 'That is more than the rules can give. Lower it, or correct the facts first.',
      'insurance.item_unknown': 'The plan has no such item. Choose again.',
      'insurance.assess_again':
        'Another claim under this cover was approved meanwhile and less is left. Have it assessed anew.',
      'insurance.identity_unseen':
        'No member of staff has seen the claimant’s document yet; look at it before approving.',
      'insurance.nothing_due': 'The result is nothing. Refuse it with a reason instead.',
      'insurance.papers_under_way': 'Papers are still being checked. Approve it in a few minutes.',
      'insurance.figures_range_invalid': 'At most 24 months. Choose a shorter time.',
    },
  },
})
