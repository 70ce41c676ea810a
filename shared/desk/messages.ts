import type { Messages } from '../i18n/messages'

type Template = ReviewerTemplate | 'yoursMovedUp' | 'yoursHandedBack'
type ReviewerTemplate = 'dueSoon' | 'overdue' | 'overdueAtTop' | 'stillOverdue' | 'movedUp' | 'handedBack'

type Matters = Record<string, string | undefined>

/** What a case is called in a message, by its kind. */
const zhMatters: Matters = {
  'membership.application': '入会申请',
  'membership.release': '号码核实',
  'membership.transfer': '转会申请',
  'privacy.correction': '信息更正',
  'complaints.complaint': '投诉建议',
  'insurance.claim': '理赔申请',
  'classes.guardianship': '监护关系核实',
  'classes.priority': '优先资格核实',
  'classes.bar': '停报申诉',
  'classes.refund': '退费',
  'benefits.bar': '停领申诉',
  'benefits.claim': '领取核查',
  'learning.contest': '竞赛结果复核',
}

const enMatters: Matters = {
  'membership.application': 'application to join',
  'membership.release': 'check of a number',
  'membership.transfer': 'transfer',
  'privacy.correction': 'correction',
  'complaints.complaint': 'complaint',
  'insurance.claim': 'claim',
  'classes.guardianship': 'check of a guardianship',
  'classes.priority': 'check of a priority',
  'classes.bar': 'appeal against a bar',
  'classes.refund': 'refund',
  'benefits.bar': 'appeal against a pause of benefits',
  'benefits.claim': 'held claim of a coupon',
  'learning.contest': 'result of a contest',
}

const zhMatter = (kind: string | undefined): string => zhMatters[kind ?? ''] ?? '事项'
const enMatter = (kind: string | undefined): string => enMatters[kind ?? ''] ?? 'case'

/** What the inbox says when a case's time runs out: to its reviewers, to those of the union above, and to whose case it is. */
export const deskMessages: Messages<Template> = {
  zh: {
    dueSoon: ({ kind, number, due, organisation }) => ({
      title: `${zhMatter(kind)}快到期了`,
      body: `${organisation}的${zhMatter(kind)} ${number} 要在 ${due} 前答复,请尽快办理。`,
    }),
    overdue: ({ kind, number, due, organisation }) => ({
      title: `${zhMatter(kind)}已经超时`,
      body: `${organisation}的${zhMatter(kind)} ${number} 应在 ${due} 前答复。请马上办理,再不办会转由上级工会处理。`,
    }),
    overdueAtTop: ({ kind, number, due, organisation }) => ({
      title: `${zhMatter(kind)}已经超时`,
      body: `${organisation}的${zhMatter(kind)} ${number} 应在 ${due} 前答复,上面没有别的工会可以转,请马上办理。`,
    }),
    stillOverdue: ({ kind, number, due, organisation }) => ({
      title: `${zhMatter(kind)}还没有办`,
      body: `${organisation}的${zhMatter(kind)} ${number} 应在 ${due} 前答复,申请人还在等,请马上办理。`,
    }),
    movedUp: ({ kind, number, due, from }) => ({
      title: `下级超时,${zhMatter(kind)}转来`,
      body: `${from}没有按时答复${zhMatter(kind)} ${number},现在由您这里决定,请在 ${due} 前答复。`,
    }),
    handedBack: ({ kind, number, due, from }) => ({
      title: `${zhMatter(kind)}交回来了`,
      body: `${from}把${zhMatter(kind)} ${number} 交回您这里办理,原因写在经过里,请在 ${due} 前答复。`,
    }),
    yoursMovedUp: ({ kind, from, to, due }) => ({
      title: `${zhMatter(kind)}已转由上级工会处理`,
      body: `${from}没有按时答复,已转由${to}处理,${due} 前答复。您不用再做什么。`,
    }),
    yoursHandedBack: ({ kind, from, to, due }) => ({
      title: `${zhMatter(kind)}交回${to}办理`,
      body: `${from}看过后,交回${to}办理,${due} 前答复。您不用再做什么。`,
    }),
  },
  en: {
    dueSoon: ({ kind, number, due, organisation }) => ({
      title: `Due soon: ${enMatter(kind)}`,
      body: `${organisation}: ${enMatter(kind)} ${number} is to be answered by ${due}.`,
    }),
    overdue: ({ kind, number, due, organisation }) => ({
      title: `Overdue: ${enMatter(kind)}`,
      body: `${organisation}: ${enMatter(kind)} ${number} was to be answered by ${due}. Please see to it now, or it moves to the union above.`,
    }),
    overdueAtTop: ({ kind, number, due, organisation }) => ({
      title: `Overdue: ${enMatter(kind)}`,
      body: `${organisation}: ${enMatter(kind)} ${number} was to be answered by ${due}. No union above can take it, so please see to it now.`,
    }),
    stillOverdue: ({ kind, number, due, organisation }) => ({
      title: `Still waiting: ${enMatter(kind)}`,
      body: `${organisation}: ${enMatter(kind)} ${number} was to be answered by ${due}. The applicant is waiting; please see to it now.`,
    }),
    movedUp: ({ kind, number, due, from }) => ({
      title: `Moved up to you: ${enMatter(kind)}`,
      body: `${from} did not answer ${enMatter(kind)} ${number} in time. It is for you to decide now, by ${due}.`,
    }),
    handedBack: ({ kind, number, due, from }) => ({
      title: `Handed back to you: ${enMatter(kind)}`,
      body: `${from} handed ${enMatter(kind)} ${number} back to you; the reason is in its history. Please answer by ${due}.`,
    }),
    yoursMovedUp: ({ kind, from, to, due }) => ({
      title: `The union above has your ${enMatter(kind)} now`,
      body: `${from} did not answer in time. ${to} deals with it now and answers by ${due}. There is nothing for you to do.`,
    }),
    yoursHandedBack: ({ kind, from, to, due }) => ({
      title: `${to} has your ${enMatter(kind)} again`,
      body: `${from} looked at it and handed it back. ${to} answers by ${due}. There is nothing for you to do.`,
    }),
  },
}
