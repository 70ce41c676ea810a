import { defineText } from '../i18n'

/** The words of joining by place, and of keeping it from the employer. */
export const placeText = defineText({
  zh: {
    title: '按地区加入',
    lead: '选您工作或居住的地方。交给哪个工会由系统按地区决定,没有工会受理的地方由周转库接收。',
    choose: (place: string) => `在${place}的哪里?`,
    here: (place: string) => `就按${place}申请`,
    target: (union: string) => `由${union}受理`,
    notListed: '没有列出您的地方?直接点最下面的按钮就行。',
    up: '换一个区',
    byPlace: (place: string) => `按地区加入 · ${place}`,
    row: '按工作或居住的地区加入',
    rowNote: '没有单位工会,或不想经过单位',
    discreet: {
      label: '不告诉单位',
      note: '申请交给街道、乡镇等地方工会。单位和行业工会的人查询、查重复、导入名册、看统计时,和查一个不认识的人一样。',
      until: '一直有效,到您自己转会到单位的工会为止。只管工会系统:您自己告诉别人的,我们管不了。',
    },
    atUnit: {
      title: '这个工会属于单位或行业',
      body: '您选了“不告诉单位”,申请要交给地方工会。已填的内容都保留。',
      action: '改为按地区加入',
    },
  },
  en: {
    title: 'Join by district',
    lead: 'Choose where you work or live. Which union that is follows from the place; where none takes applications, the pool does.',
    choose: (place: string) => `Where in ${place}?`,
    here: (place: string) => `Apply by ${place}`,
    target: (union: string) => `${union} will look at it`,
    notListed: 'Your place is not in the list? Just use the button at the bottom.',
    up: 'Another district',
    byPlace: (place: string) => `By district · ${place}`,
    row: 'Join by the district you work or live in',
    rowNote: 'Without your employer’s union, or without your employer',
    discreet: {
      label: 'Do not tell my employer',
      note: 'A street or township union looks at it. Whoever works for a unit’s or an industry’s union sees what they would for somebody unknown when they search, check for duplicates, import lists or read charts.',
      until:
        'It holds until you move to your unit’s union yourself. It covers the union’s system only: what you tell others is not in our hands.',
    },
    atUnit: {
      title: 'This union belongs to a unit or an industry',
      body: 'You asked that your employer is not told, so it goes to the union of your district. What you filled in is kept.',
      action: 'Join by district instead',
    },
  },
})
