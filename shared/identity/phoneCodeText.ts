import { defineText } from '../i18n'

/** The words of a phone number and of the code that is sent to it, wherever they are asked for. */
export const phoneCodeText = defineText({
  zh: {
    phone: '手机号',
    phonePlaceholder: '11 位手机号',
    phoneWrong: '请填 11 位手机号',
    code: '短信验证码',
    codePlaceholder: '6 位数字',
    send: '获取验证码',
    wait: (seconds: number) => `${seconds} 秒后再发`,
    sent: '验证码已发出,5 分钟内有效',
    demoCode: (code: string) => `演示环境的验证码:${code}`,
    fillIn: '点这里填入',
    missingPhone: '还差手机号',
    missingCode: '还差验证码',
  },
  en: {
    phone: 'Mobile number',
    phonePlaceholder: '11 digits',
    phoneWrong: 'A mobile number has 11 digits',
    code: 'Code by SMS',
    codePlaceholder: '6 digits',
    send: 'Send code',
    wait: (seconds: number) => `Again in ${seconds} s`,
    sent: 'The code was sent; it is good for 5 minutes',
    demoCode: (code: string) => `Code in this demo: ${code}`,
    fillIn: 'Fill in',
    missingPhone: 'Mobile number is missing',
    missingCode: 'Code is missing',
  },
})
