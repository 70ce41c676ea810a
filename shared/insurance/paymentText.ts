import { defineText } from '../i18n'

/** What the bank's file says a claim's payment is for. */
export const paymentText = defineText({
  zh: { purpose: (number: string) => `互助保障金 ${number}` },
  en: { purpose: (number: string) => `Mutual aid ${number}` },
})
