import { defineText } from '../i18n'

export const organisationsText = defineText({
  zh: {
    errors: { 'organisations.not_found': '没有找到这个工会,可能已经合并或更名。' },
    roles: {
      reviewer: '入会审核',
      assessor: '理赔初审',
      approver: '理赔复核',
      payer: '财务',
      classManager: '托管班管理',
      teacher: '带班教师',
      benefitsManager: '福利管理',
      learningEditor: '学习管理',
      judge: '评委',
      mediator: '调解员',
      orgAdmin: '机构管理员',
      auditor: '审计员',
      merchantClerk: '商户店员',
    },
  },
  en: {
    errors: { 'organisations.not_found': 'This union was not found. It may have merged or changed its name.' },
    roles: {
      reviewer: 'Reviewer of joining',
      assessor: 'Claims assessor',
      approver: 'Claims approver',
      payer: 'Payer',
      classManager: 'Class manager',
      teacher: 'Class teacher',
      benefitsManager: 'Benefits manager',
      learningEditor: 'Learning editor',
      judge: 'Judge',
      mediator: 'Mediator',
      orgAdmin: 'Organisation admin',
      auditor: 'Auditor',
      merchantClerk: "Merchant's clerk",
    },
  },
})
