import { defineText } from '../i18n'

export const demoText = defineText({
  zh: { errors: { 'demo.unknown_person': '没有这个演示人物。' } },
  en: { errors: { 'demo.unknown_person': 'There is no such demo person.' } },
})
