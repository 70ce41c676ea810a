import { defineText } from '../i18n'

export const deskText = defineText({
  zh: {
    errors: {
      'desk.not_found': '没有找到这件待办,或不在您的管辖范围。',
      'desk.assigned_elsewhere': '同事已经在办这件事。',
      'desk.closed': '这件事已经办结。',
    },
  },
  en: {
    errors: {
      'desk.not_found': 'This item was not found, or is out of your reach.',
      'desk.assigned_elsewhere': 'A colleague is at it already.',
      'desk.closed': 'This is finished already.',
    },
  },
})
