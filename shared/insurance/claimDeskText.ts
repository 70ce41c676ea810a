import { defineText } from '../i18n'

/** The words of a claim at the desk. */
export const claimDeskText = defineText({
  zh: {
    title: '理赔申请',
    matter: '理赔',
    routes: { accident: '意外', hospital: '住院', illness: '重疾', death: '身故', property: '家财' },
    states: {
      draft: '草稿',
      submitted: '待初审',
      returned: '待补正',
      assessed: '待复核',
      payable: '待支付',
      paying: '支付中',
      paid: '已支付',
      bounced: '支付退回',
      refused: '不予给付',
      withdrawn: '已撤回',
    },
  },
  en: {
    title: 'Claim',
    matter: 'Claim',
    routes: { accident: 'Accident', hospital: 'Hospital', illness: 'Illness', death: 'Death', property: 'Home' },
    states: {
      draft: 'Draft',
      submitted: 'To assess',
      returned: 'Papers asked for',
      assessed: 'To approve',
      payable: 'To pay',
      paying: 'At the bank',
      paid: 'Paid',
      bounced: 'Came back',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
    },
  },
})
