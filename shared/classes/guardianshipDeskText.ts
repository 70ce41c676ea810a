import { defineText } from '../i18n'

/** The desk's words for guardianships and priorities. */
export const guardianshipDeskText = defineText({
  zh: {
    title: '监护关系核实',
    matter: '监护',
    routes: { mother: '母亲', father: '父亲', grandparent: '(外)祖父母', otherGuardian: '其他监护人' },
    states: { stated: '待核实', returned: '待补充', confirmed: '已核实', refused: '未通过', ended: '已解除' },
    priority: {
      title: '优先资格核实',
      matter: '优先',
      routes: { hardship: '困难职工', newForm: '新就业形态', dualIncome: '双职工', singleParent: '单亲' },
      states: { stated: '待核实', returned: '待补充', confirmed: '已核实', refused: '未通过', ended: '已取消' },
    },
  },
  en: {
    title: 'Guardianship',
    matter: 'Guardian',
    routes: { mother: 'Mother', father: 'Father', grandparent: 'Grandparent', otherGuardian: 'Other guardian' },
    states: {
      stated: 'To confirm',
      returned: 'More asked',
      confirmed: 'Confirmed',
      refused: 'Refused',
      ended: 'Ended',
    },
    priority: {
      title: 'Priority',
      matter: 'Priority',
      routes: {
        hardship: 'In hardship',
        newForm: 'New forms of work',
        dualIncome: 'Both at work',
        singleParent: 'Single parent',
      },
      states: {
        stated: 'To confirm',
        returned: 'More asked',
        confirmed: 'Confirmed',
        refused: 'Refused',
        ended: 'Ended',
      },
    },
  },
})
