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
      'classes.child_changed': '孩子的档案刚有变化,已为您刷新,请看过再改。',
      'classes.child_fixed': '姓名和关系已由工会核实,不能再改。有误请联系工会。',
      'classes.child_booked': '孩子还有报名或排队,先取消报名,再移除孩子。',
      'classes.child_action_unavailable': '现在不能这样做,请看最新进度。',
      'classes.guardian_unconfirmed': '工会还没有核实您的监护关系,核实后就可以办理。',
      'classes.proof_missing': '请至少拍一张证明监护关系的照片,如户口本。',
      'classes.proofs_closed': '材料已经提交,正在核实,现在不能改。',
      'classes.proofs_too_many': '最多 6 张照片。请先移除不需要的,再添加。',
      'classes.nothing_to_see': '对方没有登记本人证件,或者已经核对过。',
      'classes.picture_unfit': '这张照片用不了,请重新拍一张(JPG、PNG 或 WebP)。',
      'classes.picture_not_found': '没有找到这张照片。',
      'classes.picture_expired': '打开的时间过了,请刷新后再看。',
      'classes.collectors_too_many': '接送人已达上限。请先移除不再接送的人。',
      'classes.collector_not_found': '没有找到这位接送人,可能已经移除。',
      'classes.priority_not_found': '没有找到这份优先资格申请。',
      'classes.priority_known': '这一类优先资格已经申请过了。',
      'classes.case_not_found': '没有找到这份申请。',
      'classes.case_changed': '这份申请刚有变化,已为您刷新,请看过再处理。',
      'classes.already_decided': '这份申请已经处理过了。',
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
      'classes.child_changed':
        'What is kept of the child has just changed and was loaded again. Please look before you go on.',
      'classes.child_fixed':
        'The union has confirmed name and relation; they stay. If something is wrong, please ask the union.',
      'classes.child_booked': 'The child is booked or in a queue. Cancel that first, then remove the child.',
      'classes.child_action_unavailable': 'This cannot be done now; please look where it stands.',
      'classes.guardian_unconfirmed': 'The union has not confirmed yet that you are a guardian; then this can be done.',
      'classes.proof_missing':
        'Please take at least one photo that proves the guardianship, such as the household register.',
      'classes.proofs_closed': 'The papers are handed in and being looked at; they stay as they are now.',
      'classes.proofs_too_many': 'At most 6 photos. Remove one that you do not need first.',
      'classes.nothing_to_see': 'No document of theirs is on record, or it has been seen already.',
      'classes.picture_unfit': 'This photo does not work. Please take another one (JPG, PNG or WebP).',
      'classes.picture_not_found': 'This photo was not found.',
      'classes.picture_expired': 'The time for looking is over. Load again, then open it.',
      'classes.collectors_too_many':
        'No more people can be named. Remove somebody who does not collect the child any more.',
      'classes.collector_not_found': 'This person was not found; they may have been removed.',
      'classes.priority_not_found': 'This priority was not found.',
      'classes.priority_known': 'You have asked for this priority already.',
      'classes.case_not_found': 'This case was not found.',
      'classes.case_changed': 'This case has just changed and was loaded again. Please look before you decide.',
      'classes.already_decided': 'This case is decided already.',
    },
  },
})
