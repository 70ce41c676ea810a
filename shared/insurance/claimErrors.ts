import { defineText } from '../i18n'

/** What the refusals of claims say. */
export const claimErrors = defineText({
  zh: {
    errors: {
      'insurance.claim_changed': '这份申请刚有变化,已为您刷新,请看过再继续。',
      'insurance.claim_action_unavailable': '这份申请现在不能这样做,请看最新进度。',
      'insurance.claim_incomplete': '还差几样没有填好,都列在下面了,补齐就能提交。',
      'insurance.files_arriving': '有材料还没传完。请等它传完,传不完的请删掉,再提交。',
      'insurance.claims_too_many': '今天新建的申请有些多了,请明天再来。急事请直接打工会电话。',
      'insurance.drafts_too_many': '您有很多没提交的草稿。请先提交,或撤回不用的,再新建。',
      'insurance.event_day_invalid': '日期不能晚于今天。',
      'insurance.stays_overlap': '住院日期有重叠,同一天只能算一次,请核对。',
      'insurance.insured_invalid': '请核对被保障人的姓名和证件号码;为自己申请请选“本人”。',
      'insurance.appeal_over': '申诉期限已过。有新的材料,可以到工会窗口说明情况。',
    },
  },
  en: {
    errors: {
      'insurance.claim_changed': 'This claim has just changed and was loaded again. Please look before you go on.',
      'insurance.claim_action_unavailable': 'This cannot be done with the claim now; please look where it stands.',
      'insurance.claim_incomplete': 'Some things are still missing; all of them are listed below.',
      'insurance.files_arriving': 'A file is still on its way. Let it arrive, or remove it, and hand in then.',
      'insurance.claims_too_many': 'That is a lot of new claims for one day; please go on tomorrow, or call the union.',
      'insurance.drafts_too_many':
        'You have many drafts. Hand some in, or withdraw those you do not need, and begin then.',
      'insurance.event_day_invalid': 'The day cannot lie in the future.',
      'insurance.stays_overlap': 'Two stays in hospital overlap; a day counts once. Please check the dates.',
      'insurance.insured_invalid': 'Please check the name and document of the insured; for yourself choose “myself”.',
      'insurance.appeal_over': 'The time for an appeal is over. With new papers, please see the union in person.',
    },
  },
})
