import type { Locale } from '../i18n'
import type { Messages } from '../i18n/messages'

type Template =
  | 'assessed'
  | 'reassessed'
  | 'returned'
  | 'refused'
  | 'approved'
  | 'paying'
  | 'paid'
  | 'bounced'
  | 'voidedAtDesk'
  | 'nobodyBelow'

/** What the inbox says when staff have acted on a claim. */
export const decisionMessages: Messages<Template> = {
  zh: {
    assessed: ({ organisation, number }) => ({
      title: '理赔申请初审完成',
      body: `${organisation}已核算理赔申请 ${number},正在由另一位工作人员复核。`,
    }),
    reassessed: ({ organisation, number }) => ({
      title: '理赔申请要再核算一遍',
      body: `${organisation}把理赔申请 ${number} 退回初审重新核算。您不用再交一次,有结果会告诉您。`,
    }),
    nobodyBelow: ({ organisation, number }) => ({
      title: '一件理赔请您办理',
      body: `理赔申请 ${number} 的这一步,${organisation}能办的人都经手过前面的步骤,请您接着办。`,
    }),
    voidedAtDesk: ({ number }) => ({
      title: '一件理赔的核准已作废',
      body: `理赔申请 ${number} 核准后内容有变动,没有支付,已退回初审。请查明变动原因,重新核算。`,
    }),
    returned: ({ organisation, number }) => ({
      title: '理赔申请还缺材料',
      body: `${organisation}看过理赔申请 ${number},要补的材料一次列清了,补齐后再提交就行。`,
    }),
    refused: ({ organisation, number }) => ({
      title: '理赔申请未获给付',
      body: `${organisation}审核了理赔申请 ${number},写明了原因。不认可的,可以在 30 天内申诉,由其他工作人员重新审核。`,
    }),
    approved: ({ organisation, number }) => ({
      title: '理赔申请审核通过',
      body: `${organisation}通过了理赔申请 ${number},等待支付。每一项怎么算的,可以点开看;不认可的,可以在 30 天内申诉。`,
    }),
    paying: ({ organisation, number }) => ({
      title: '理赔金正在支付',
      body: `${organisation}已把理赔申请 ${number} 的款项交银行支付。`,
    }),
    paid: ({ organisation, number }) => ({
      title: '理赔金已到账',
      body: `${organisation}支付了理赔申请 ${number} 的款项,请查收。`,
    }),
    bounced: ({ organisation, number }) => ({
      title: '理赔金被银行退回,请更正账户',
      body: `理赔申请 ${number} 的款项没有付成。请填写正确的收款账户,${organisation}会重新支付。`,
    }),
  },
  en: {
    assessed: ({ organisation, number }) => ({
      title: 'Your claim is assessed',
      body: `${organisation} has worked out claim ${number}. A second person looks at it now.`,
    }),
    reassessed: ({ organisation, number }) => ({
      title: 'Your claim is worked out once more',
      body: `${organisation} has sent claim ${number} back to be worked out again. You need not file it again; we tell you the result.`,
    }),
    nobodyBelow: ({ organisation, number }) => ({
      title: 'A claim is yours to decide',
      body: `Everybody at ${organisation} who could take the next step of claim ${number} has had another part in it.`,
    }),
    voidedAtDesk: ({ number }) => ({
      title: 'An approval is void',
      body: `Claim ${number} is not any more what was approved; nothing was paid, and it is to be assessed anew. Find out what changed it.`,
    }),
    returned: ({ organisation, number }) => ({
      title: 'Your claim lacks papers',
      body: `${organisation} has looked at claim ${number} and listed everything that is missing. Add it and hand it in again.`,
    }),
    refused: ({ organisation, number }) => ({
      title: 'Your claim was refused',
      body: `${organisation} has refused claim ${number} and given the reason. If you disagree, appeal within 30 days: other staff decide then.`,
    }),
    approved: ({ organisation, number }) => ({
      title: 'Your claim is approved',
      body: `${organisation} has approved claim ${number}; payment is next. Open it to see how each sum came about. If you disagree, appeal within 30 days.`,
    }),
    paying: ({ organisation, number }) => ({
      title: 'The money is on its way',
      body: `${organisation} has given the payment for claim ${number} to the bank.`,
    }),
    paid: ({ organisation, number }) => ({
      title: 'The money is in your account',
      body: `${organisation} has paid claim ${number}.`,
    }),
    bounced: ({ organisation, number }) => ({
      title: 'The payment came back: correct your account',
      body: `The bank could not pay claim ${number}. Give the right account, and ${organisation} pays again.`,
    }),
  },
}

/** The texts to register with the provider, for what must arrive. */
export const decisionSms: Record<'returned' | 'paid' | 'bounced', Record<Locale, string>> = {
  returned: {
    zh: '您的理赔申请还缺材料,请打开工会小程序查看并补齐。{1}',
    en: 'Your claim lacks papers. Open the union app to see which. {1}',
  },
  paid: { zh: '您的理赔金已支付,请查收。{1}', en: 'Your claim is paid. {1}' },
  bounced: {
    zh: '您的理赔金被银行退回,请打开工会小程序更正收款账户。{1}',
    en: 'The bank returned your claim payment. Open the union app to correct your account. {1}',
  },
}
