import { defineText } from '../i18n'

/** Words of the way to what a person can do about their own data. */
export const rightsText = defineText({
  zh: {
    title: '我的信息与隐私',
    rows: {
      data: { title: '我的信息', note: '看看登记了什么,可以下载' },
      corrections: { title: '更正信息', note: '登记错了、有变化,都在这里改' },
      looks: { title: '谁看过我的信息', note: '工作人员每一次查看都有记录' },
      consents: { title: '同意与撤回', note: '同意过什么,随时可以撤回' },
      notice: { title: '个人信息保护说明', note: '收集什么、谁能看、存多久' },
      closure: { title: '注销账号', note: '不等于退会,7 天内可以反悔' },
    },
  },
  en: {
    title: 'My data and privacy',
    rows: {
      data: { title: 'My data', note: 'What is on record; download it' },
      corrections: { title: 'Correct my data', note: 'Wrong or out of date? Change it here' },
      looks: { title: 'Who looked at my data', note: 'Every look by staff is on record' },
      consents: { title: 'Consents', note: 'What you agreed to; withdraw any time' },
      notice: { title: 'Privacy notice', note: 'What, who sees it, for how long' },
      closure: { title: 'Close my account', note: 'Not leaving the union; 7 days to return' },
    },
  },
})
