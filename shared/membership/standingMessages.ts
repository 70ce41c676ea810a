import type { Locale } from '../i18n'
import type { Messages } from '../i18n/messages'
import { standingWords } from './standingWords'

type Template =
  | 'transferAsked'
  | 'transferAccepted'
  | 'transferRefused'
  | 'transferNeedless'
  | 'unionMerged'
  | 'memberMoving'
  | 'memberMoved'
  | 'memberStays'
  | 'retained'
  | 'suspended'
  | 'restored'
  | 'expelled'
  | 'reinstated'
  | 'leavingAnnounced'
  | 'left'
  | 'takenBack'
  | 'lapseNoticed'
  | 'lapsed'
  | 'heard'

/** A reason's code in words; one that is not known says nothing rather than a code. */
const reasonIn = (locale: Locale, code: string | undefined): string => {
  const words: Record<string, string | undefined> = standingWords[locale].reasons
  return words[code ?? ''] ?? ''
}

const zhReason = (code: string | undefined): string => {
  const reason = reasonIn('zh', code)
  return reason && `原因:${reason}。`
}
const enReason = (code: string | undefined): string => {
  const reason = reasonIn('en', code)
  return reason && ` Reason: ${reason}.`
}

/** What the inbox says when a membership changes, to the member and to the union they move away from. */
export const standingMessages: Messages<Template> = {
  zh: {
    transferAsked: ({ to, from, number }) => ({
      title: '我们收到了您的转会申请',
      body: `${to}正在看,回执编号 ${number}。办好之前您仍是${from}的会员,会员卡照常使用。`,
    }),
    transferAccepted: ({ to, from }) => ({
      title: '转会办好了',
      body: `您现在是${to}的会员,会员编号不变,会员卡马上可用。${from}已经知道。`,
    }),
    transferRefused: ({ to, from }) => ({
      title: '这次没有转成',
      body: `${to}没有接收,写明了原因。您仍是${from}的会员,可以另选工会再申请。`,
    }),
    transferNeedless: ({ to }) => ({
      title: '不用再转会了',
      body: `您的工会和您要转去的工会已经合并,您现在就是${to}的会员,会员编号不变。`,
    }),
    unionMerged: ({ from, to }) => ({
      title: `您现在是${to}的会员`,
      body: `${from}并入了${to}。您的会籍、会员编号和会员卡照旧,您不用办什么。有事请找${to}。`,
    }),
    memberMoving: ({ name, to }) => ({
      title: '有会员申请转出',
      body: `${name}申请转到${to},由对方决定,您不用办什么。`,
    }),
    memberMoved: ({ name, to }) => ({
      title: '会员已转出',
      body: `${name}已经转到${to},会籍从今天起由对方管理。`,
    }),
    memberStays: ({ name, from }) => ({
      title: '会员没有转出',
      body: `${name}的转会没有办成,仍是${from}的会员。`,
    }),
    retained: ({ organisation, reason, until }) => ({
      title: '会籍转为保留',
      body: `${organisation}为您保留会籍,${until ? `到 ${until},` : ''}不交会费,不参加选举,其他照常。${zhReason(reason)}`,
    }),
    suspended: ({ organisation, reason, until }) => ({
      title: '会籍已停止',
      body: `${organisation}停止了您的会籍${until ? `,到 ${until} 为止` : ''}。${zhReason(reason)}有疑问或想恢复,请联系工会。`,
    }),
    restored: ({ organisation }) => ({
      title: '会籍恢复正常',
      body: `您在${organisation}的会籍已恢复正常。`,
    }),
    expelled: ({ organisation, reason }) => ({
      title: '会籍已被取消',
      body: `${organisation}决定开除您的会籍。${zhReason(reason)}详细说明和怎样申诉,都写在“我的会籍”里。`,
    }),
    reinstated: ({ organisation }) => ({
      title: '会籍已恢复',
      body: `${organisation}恢复了您的会籍,会员编号不变。`,
    }),
    leavingAnnounced: ({ organisation, on }) => ({
      title: '我们记下了您的退会',
      body: `从 ${on} 起您不再是${organisation}的会员。在那之前随时可以取消。`,
    }),
    left: ({ organisation, until }) => ({
      title: '您已退会',
      body: `您已不是${organisation}的会员。到 ${until} 为止可以反悔,之后也可以重新申请,会员编号不变。`,
    }),
    takenBack: ({ organisation }) => ({
      title: '退会已撤回',
      body: `您仍是${organisation}的会员,一切照旧。`,
    }),
    lapseNoticed: ({ organisation, on, months }) => ({
      title: '请回一声:您还在吗?',
      body: `您在${organisation}的会籍已停止 ${months} 个月以上。打开“我的会籍”点一下“我还在”,会籍就保留;到 ${on} 仍没有回音,将自动退会。`,
    }),
    lapsed: ({ organisation }) => ({
      title: '已自动退会',
      body: `因为一直没有回音,您在${organisation}的会籍已自动终止。想回来,重新申请入会就行,会员编号不变。`,
    }),
    heard: ({ organisation }) => ({
      title: '收到,您还在',
      body: `${organisation}不会自动终止您的会籍。想恢复正常,请联系工会。`,
    }),
  },
  en: {
    transferAsked: ({ to, from, number }) => ({
      title: 'We have your request to move',
      body: `${to} is looking at it. Receipt ${number}. Until then you are a member of ${from} and your card works.`,
    }),
    transferAccepted: ({ to, from }) => ({
      title: 'You have moved',
      body: `You are a member of ${to} now, with the same number and card. ${from} has been told.`,
    }),
    transferRefused: ({ to, from }) => ({
      title: 'The move was not accepted',
      body: `${to} has given the reason. You are still a member of ${from} and can ask another union.`,
    }),
    transferNeedless: ({ to }) => ({
      title: 'No transfer needed any more',
      body: `Your union and the one you asked for have become one. You are a member of ${to} now, with the same number.`,
    }),
    unionMerged: ({ from, to }) => ({
      title: `You are a member of ${to} now`,
      body: `${from} has become part of ${to}. Your membership, number and card stay as they are; there is nothing for you to do. ${to} is there for you from now on.`,
    }),
    memberMoving: ({ name, to }) => ({
      title: 'A member wants to move on',
      body: `${name} asks to move to ${to}, which decides. There is nothing for you to do.`,
    }),
    memberMoved: ({ name, to }) => ({
      title: 'A member has moved on',
      body: `${name} is a member of ${to} from today.`,
    }),
    memberStays: ({ name, from }) => ({
      title: 'A member stays',
      body: `The move of ${name} came to nothing; they are still a member of ${from}.`,
    }),
    retained: ({ organisation, reason, until }) => ({
      title: 'Your membership is retained',
      body: `${organisation} keeps your membership${until ? ` until ${until}` : ''}: no dues, no vote, all else as before.${enReason(reason)}`,
    }),
    suspended: ({ organisation, reason, until }) => ({
      title: 'Your membership is suspended',
      body: `${organisation} has suspended it${until ? ` until ${until}` : ''}.${enReason(reason)} Please talk to your union if you have questions.`,
    }),
    restored: ({ organisation }) => ({
      title: 'Your membership is active again',
      body: `Your membership at ${organisation} is active again.`,
    }),
    expelled: ({ organisation, reason }) => ({
      title: 'Your membership was ended',
      body: `${organisation} has decided to expel you.${enReason(reason)} The explanation, and how to appeal, are under “My membership”.`,
    }),
    reinstated: ({ organisation }) => ({
      title: 'Your membership is back',
      body: `${organisation} has restored your membership, with the same number.`,
    }),
    leavingAnnounced: ({ organisation, on }) => ({
      title: 'We noted that you leave',
      body: `From ${on} you are no longer a member of ${organisation}. You can cancel this until then.`,
    }),
    left: ({ organisation, until }) => ({
      title: 'You have left',
      body: `You are no longer a member of ${organisation}. You can take it back until ${until}, or apply again later and keep your number.`,
    }),
    takenBack: ({ organisation }) => ({
      title: 'You have not left',
      body: `You are still a member of ${organisation}; all is as before.`,
    }),
    lapseNoticed: ({ organisation, on, months }) => ({
      title: 'Are you still there?',
      body: `Your membership at ${organisation} has been suspended for over ${months} months. Tap “I am still here” under “My membership” to keep it; without an answer it ends on ${on}.`,
    }),
    lapsed: ({ organisation }) => ({
      title: 'Your membership has lapsed',
      body: `As we had no answer, your membership at ${organisation} has ended. You can apply again and keep your number.`,
    }),
    heard: ({ organisation }) => ({
      title: 'Good to hear from you',
      body: `${organisation} will not end your membership. To make it active again, please talk to your union.`,
    }),
  },
}
