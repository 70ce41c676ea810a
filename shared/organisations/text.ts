import { defineText } from '../i18n'

export const organisationsText = defineText({
  zh: { errors: { 'organisations.not_found': '没有找到这个工会,可能已经合并或更名。' } },
  en: { errors: { 'organisations.not_found': 'This union was not found. It may have merged or changed its name.' } },
})
