import { defineText } from '../i18n'

/** What the refusals of draws say. */
export const drawErrors = defineText({
  zh: {
    errors: {
      'classes.not_drawn': '这个班不是抽签录取。',
      'classes.draw_not_found': '这个班的抽签还没有准备。',
      'classes.draw_late': '报名已经开放,抽签的承诺不能再改。',
      'classes.draw_not_frozen': '名单还没有封存:报名截止几分钟后自动封存,然后才能抽签。',
      'classes.draw_value_invalid': '公开数值至少要有六位数字。',
      'classes.draw_done': '已经抽过签了,结果不能再改。',
    },
  },
  en: {
    errors: {
      'classes.not_drawn': 'The seats of this class are not drawn.',
      'classes.draw_not_found': 'The draw of this class is not prepared yet.',
      'classes.draw_late': 'Booking has begun: what was promised of the draw stays as it is.',
      'classes.draw_not_frozen':
        'The list is not frozen yet: that happens some minutes after booking ends, and the draw after that.',
      'classes.draw_value_invalid': 'A public value has six digits at least.',
      'classes.draw_done': 'Lots were drawn already, and the result stays.',
    },
  },
})
