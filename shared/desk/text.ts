import { defineText } from '../i18n'
import type { Due, Moment, Span } from './clock'

const zhSpan = ({ days, hours, minutes }: Span): string => {
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return `${minutes} 分钟`
}

/** In a list the largest unit says enough. */
const zhShortSpan = ({ days, hours, minutes }: Span): string =>
  days > 0 ? `${days} 天` : hours > 0 ? `${hours} 小时` : `${minutes} 分钟`

const zhDays: Record<string, string | undefined> = { today: '今天', yesterday: '昨天' }

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

const enSpan = ({ days, hours, minutes }: Span): string => {
  if (days > 0) return hours > 0 ? `${count(days, 'day')} ${count(hours, 'hour')}` : count(days, 'day')
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : count(hours, 'hour')
  return `${minutes} min`
}

const enShortSpan = ({ days, hours, minutes }: Span): string =>
  days > 0 ? count(days, 'day') : hours > 0 ? count(hours, 'hour') : `${minutes} min`

const enDays: Record<string, string | undefined> = { today: 'today', yesterday: 'yesterday' }

export const deskText = defineText({
  zh: {
    title: '工作台',
    brand: '工会i家 · 工作台',
    caseColumn: '正在看的件',
    items: (count: number) => `${count} 件`,
    queue: '待办',
    areas: '业务',
    allAreas: '全部待办',
    areaNames: { membership: '入会', privacy: '个人信息', complaints: '投诉建议', insurance: '理赔' },
    sections: {
      queue: '待办',
      figures: '数据',
      members: '会员',
      events: '现场活动',
      rosters: '名册',
      plans: '保障计划',
      payouts: '支付',
      claimFigures: '理赔数据',
      deliveries: '通知',
      audit: '审计',
      deletions: '到期删除',
      organisations: '机构',
      staff: '工作人员',
    },
    sectionsLabel: '工作台的各部分',
    scopes: { all: '全部', me: '我的', nobody: '未分配', overdue: '超时' },
    scopesLabel: '看哪些',
    state: '状态',
    stateIs: (state: string) => `状态:${state}`,
    openState: '待处理',
    searchHint: '完整的姓名、手机、证件号或编号',
    search: '搜索',
    searching: (q: string) => `正在看“${q}”的结果,办结的也在内`,
    clearSearch: '回到待办',
    refresh: '刷新',
    refreshing: '正在刷新',
    more: '再看一些',
    columns: {
      matter: '事项',
      subject: '申请人',
      union: '工会',
      due: '到期',
      state: '状态',
      assignee: '经办',
    },
    unnamed: '不署名',
    list: '待办列表',
    noOne: '未分配',
    me: '我',
    movedUpFrom: (union: string) => `自${union}`,
    movedUp: '超时移来',
    noDue: '已办结',
    waiting: '等申请人',
    dueBy: (due: string) => `${due} 到期`,
    empty: {
      all: '都办完了,现在没有待办。',
      me: '您手上没有待办。',
      nobody: '没有未分配的待办。',
      overdue: '没有超时的,很好。',
      state: '没有这种状态的件。',
      search: '没有找到。请核对是否写全,姓名、手机、证件号和编号都要完整。',
    },
    seeAll: '看全部待办',
    choose: '在左边选一件,在这里办理',
    keys: '键盘:j 下一件 · k 上一件 · x 选中 · 回车 打开 · a 通过 · r 退回 · Esc 收起',
    bulk: {
      start: '选择多件',
      label: '对选中的一起办理',
      chosen: (count: number) => `已选 ${count} 件`,
      all: '全选',
      stop: '退出选择',
      choose: (subject: string) => `选中 ${subject}`,
      approve: (count: number) => `通过 ${count}`,
      return: (count: number) => `退回 ${count}`,
      refuse: (count: number) => `不通过 ${count}`,
    },
    justDone: (subject: string, state: string) => `${subject}:${state}`,
    look: '查看',
    backToQueue: '回到待办',
    overdue: (span: string) => `超时 ${span}`,
    span: zhSpan,
    shortSpan: zhShortSpan,
    due: (due: Due): string => {
      if (due.kind === 'overdue') return `超时 ${zhShortSpan(due.span)}`
      if (due.kind === 'later') return `${due.day} ${due.time}`
      return `${due.kind === 'today' ? '今天' : '明天'} ${due.time}`
    },
    moment: ({ day, time }: Moment): string => `${zhDays[day] ?? day} ${time}`,
    assignment: {
      mine: '我在办',
      nobody: '还没有人办',
      colleague: (name: string) => `${name || '同事'}在办`,
      take: '我来办',
      putBack: '放回',
      takeOver: '接手',
      takeOverAsk: (name: string) => `${name || '同事'}正在办这件,要接手吗?`,
      takeOverNote: '接手会记在经过里,对方能看到。',
      taken: '已分配给您',
      back: '已放回待办',
      conflict: (name: string, at: string) => `${name || '同事'}${at && ` ${at} `}先一步接了这件。`,
      conflictNote: '下面是最新情况。要由您来办,可以接手。',
    },
    handBack: {
      movedUp: (union: string) => `${union}超时没有答复,这件已移到上级工会。`,
      start: (union: string) => `交回${union}`,
      title: '交回原来的工会',
      body: (union: string) => `${union}重新有时间办理,到期没有答复,还会移回来。`,
      reason: '交回的原因',
      hint: '记在经过里,两级工会都能看到;申请人下载自己的信息时也能看到',
      missing: '请写原因',
      submit: '交回',
      done: (union: string) => `已交回${union}`,
    },
    refusal: {
      title: '这里是工会工作人员的工作台',
      body: '您的账号没有工作人员的角色。如果您负责审核,请找本级机构管理员开通。',
      otherRole: {
        title: '这一页归别的岗位',
        body: '您的岗位打不开它。如果工作需要,请找本级机构管理员开通。',
      },
      home: '回首页',
    },
    secondFactor: {
      dueTitle: '先验证动态码',
      dueBody: '工作台里有会员的证件和手机号,每次登录都要验证一次动态码。',
      due: '去验证',
      missingTitle: '先绑定动态码',
      missingBody: '工作台里有会员的证件和手机号,第一次使用要先绑定动态码。',
      missing: '去绑定',
    },
    errors: {
      'desk.not_found': '没有找到这件待办,或不在您的管辖范围。',
      'desk.assigned_elsewhere': '同事已经在办这件事。',
      'desk.closed': '这件事已经办结。',
      'desk.changed_meanwhile': '这件刚有变化,已为您刷新,请看过再办。',
      'desk.stays_here': '这件不是从下级移来的,或者原来的工会已经不在,只能在这里办。',
      'desk.nobody_there': '原来的工会现在没有能办这件事的人。请先安排人手,或在这里办。',
    },
  },
  en: {
    title: 'Desk',
    brand: 'Union · Desk',
    caseColumn: 'The case being read',
    items: (number: number) => count(number, 'item'),
    queue: 'To do',
    areas: 'Areas',
    allAreas: 'Everything',
    areaNames: { membership: 'Joining', privacy: 'Personal data', complaints: 'Complaints', insurance: 'Claims' },
    sections: {
      queue: 'Queue',
      figures: 'Figures',
      members: 'Members',
      events: 'Events',
      rosters: 'Rosters',
      plans: 'Plans',
      payouts: 'Payouts',
      claimFigures: 'Claim figures',
      deliveries: 'Messages',
      audit: 'Audit',
      deletions: 'Expired data',
      organisations: 'Unions',
      staff: 'Staff',
    },
    sectionsLabel: 'Parts of the desk',
    scopes: { all: 'All', me: 'Mine', nobody: 'Unassigned', overdue: 'Overdue' },
    scopesLabel: 'Which ones',
    state: 'State',
    stateIs: (state: string) => `State: ${state}`,
    openState: 'Open',
    searchHint: 'Whole name or number',
    search: 'Search',
    searching: (q: string) => `Results for “${q}”, closed ones included`,
    clearSearch: 'Back to the queue',
    refresh: 'Refresh',
    refreshing: 'Refreshing',
    more: 'Show more',
    columns: {
      matter: 'Matter',
      subject: 'Applicant',
      union: 'Union',
      due: 'Due',
      state: 'State',
      assignee: 'With',
    },
    unnamed: 'Unnamed',
    list: 'Work queue',
    noOne: 'Nobody',
    me: 'Me',
    movedUpFrom: (union: string) => `from ${union}`,
    movedUp: 'Moved up',
    noDue: 'Closed',
    waiting: 'With applicant',
    dueBy: (due: string) => `due ${due}`,
    empty: {
      all: 'All done. Nothing is waiting.',
      me: 'Nothing is waiting for you.',
      nobody: 'Nothing is unassigned.',
      overdue: 'Nothing is overdue. Well done.',
      state: 'Nothing is in this state.',
      search: 'Nothing found. Please check that the name or number is whole.',
    },
    seeAll: 'Show everything',
    choose: 'Choose a case on the left to work on it here',
    keys: 'Keys: j next · k previous · x choose · Enter open · a approve · r return · Esc close',
    bulk: {
      start: 'Select',
      label: 'Decide what was chosen together',
      chosen: (count: number) => `${count} chosen`,
      all: 'All',
      stop: 'Stop choosing',
      choose: (subject: string) => `Choose ${subject}`,
      approve: (count: number) => `Approve ${count}`,
      return: (count: number) => `Return ${count}`,
      refuse: (count: number) => `Refuse ${count}`,
    },
    justDone: (subject: string, state: string) => `${subject}: ${state}`,
    look: 'Look',
    backToQueue: 'Back to the queue',
    overdue: (span: string) => `${span} overdue`,
    span: enSpan,
    shortSpan: enShortSpan,
    due: (due: Due): string => {
      if (due.kind === 'overdue') return `${enShortSpan(due.span)} overdue`
      if (due.kind === 'later') return `${due.day} ${due.time}`
      return `${due.kind} ${due.time}`
    },
    moment: ({ day, time }: Moment): string => `${enDays[day] ?? day} ${time}`,
    assignment: {
      mine: 'With me',
      nobody: 'With nobody yet',
      colleague: (name: string) => `With ${name || 'a colleague'}`,
      take: 'Take it',
      putBack: 'Put back',
      takeOver: 'Take over',
      takeOverAsk: (name: string) => `${name || 'A colleague'} is at it. Take it over?`,
      takeOverNote: 'This goes into the history, where they will see it.',
      taken: 'It is yours now',
      back: 'Put back into the queue',
      conflict: (name: string, at: string) => `${name || 'A colleague'} took this one first${at && `, ${at}`}.`,
      conflictNote: 'This is how it stands now. You can take it over.',
    },
    handBack: {
      movedUp: (union: string) => `${union} did not answer in time, so it moved to the union above.`,
      start: (union: string) => `Hand back to ${union}`,
      title: 'Hand back to where it came from',
      body: (union: string) => `${union} has time anew; if it does not answer by then, it comes up again.`,
      reason: 'Why it goes back',
      hint: 'In the history, for both unions to see, and in the data the applicant can download',
      missing: 'Write the reason',
      submit: 'Hand back',
      done: (union: string) => `Handed back to ${union}`,
    },
    refusal: {
      title: 'This is the desk of union staff',
      body: 'Your account has no staff role. If you review applications, ask your organisation admin.',
      otherRole: {
        title: 'This page belongs to another role',
        body: 'Your role does not open it. If your work needs it, ask your organisation admin.',
      },
      home: 'Home',
    },
    secondFactor: {
      dueTitle: 'Authenticator code first',
      dueBody: 'The desk holds documents and phone numbers of members, so each sign-in needs a code.',
      due: 'Enter the code',
      missingTitle: 'Set up your authenticator first',
      missingBody: 'The desk holds documents and phone numbers of members, so an authenticator is needed.',
      missing: 'Set it up',
    },
    errors: {
      'desk.not_found': 'This item was not found, or is out of your reach.',
      'desk.assigned_elsewhere': 'A colleague is at it already.',
      'desk.closed': 'This is finished already.',
      'desk.changed_meanwhile': 'This has just changed and was loaded again. Please look before you go on.',
      'desk.stays_here': 'It did not move up from below, or the union it came from is gone: it stays here.',
      'desk.nobody_there':
        'Nobody at the union it came from can decide it now. Give somebody the role, or decide it here.',
    },
  },
})
