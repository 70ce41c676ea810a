import { defineText } from '../i18n'

export const notificationsText = defineText({ zh: { errors: {} }, en: { errors: {} } })
