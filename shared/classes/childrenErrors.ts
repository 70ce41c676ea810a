import { defineText } from '../i18n'

/** What the refusals about children and their guardians say. */
export const childrenErrors = defineText({
  zh: {
    errors: {
      'classes.child_not_found': '没有找到这个孩子的档案。',
      'classes.child_known': '这个孩子已经在您的名下了。',
      'classes.children_too_many': '您名下的孩子已达上限。需要再添加,请联系工会。',
      'classes.document_invalid': '证件号码不对,请对照户口本或证件再看一遍。',
      'classes.birth_date_missing': '请填写孩子的出生日期。',
      'classes.not_a_child': '这里只添加未满 18 岁的孩子,请核对证件号码或出生日期。',
      'classes.grade_invalid': '年级不对,请重新选择。',
    },
  },
  en: {
    errors: {
      'classes.child_not_found': 'This child was not found.',
      'classes.child_known': 'This child is among yours already.',
      'classes.children_too_many': 'No more children can be added. If there are more, please ask the union.',
      'classes.document_invalid': 'This number cannot be right. Please compare it with the document.',
      'classes.birth_date_missing': 'Please give the child’s date of birth.',
      'classes.not_a_child': 'Only children under 18 are added here. Please check the number or the date of birth.',
      'classes.grade_invalid': 'This grade cannot be right. Please choose again.',
    },
  },
})
