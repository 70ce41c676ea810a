import { defineText } from '../i18n'

export const homeText = defineText({ zh: { errors: {} }, en: { errors: {} } })
