import type { Messages } from '../i18n/messages'

type Template =
  | 'booked'
  | 'offered'
  | 'offerEnds'
  | 'offerOver'
  | 'holdOver'
  | 'passed'
  | 'movedUp'
  | 'cancelled'
  | 'merged'
  | 'withdrawn'
  | 'closed'

/** What the inbox says of bookings; never of which child, as others may look at the screen. */
export const bookingMessages: Messages<Template> = {
  zh: {
    booked: ({ class: name }) => ({ title: '报名成功', body: `「${name}」的名额已经确认,开班前请看注意事项。` }),
    offered: ({ class: name, until }) => ({
      title: '轮到您了,请尽快接受',
      body: `「${name}」有了空位,为您留到 ${until}。过时会让给下一位。`,
    }),
    offerEnds: ({ class: name, until }) => ({
      title: '名额快到期了',
      body: `「${name}」为您留的名额到 ${until} 为止,请点开接受。`,
    }),
    offerOver: ({ class: name }) => ({
      title: '名额已让给下一位',
      body: `「${name}」为您留的名额没有在规定时间内接受。还想参加,可以重新排队。`,
    }),
    holdOver: ({ class: name }) => ({
      title: '名额没有确认,已放开',
      body: `「${name}」为您留的名额没有在规定时间内确认。还想参加,可以再报一次。`,
    }),
    passed: ({ class: name }) => ({
      title: '空位不够,您的位置不变',
      body: `「${name}」这次空出的名额不够您一起报的孩子,先让给了后面人数少的一位。您的排队位置不变。`,
    }),
    movedUp: ({ class: name }) => ({
      title: '排队位置提前了',
      body: `工作人员把您在「${name}」的排队位置提前了,原因已记录。`,
    }),
    cancelled: ({ class: name, reason }) => ({
      title: '班级停办了',
      body: `很抱歉,「${name}」不办了。原因:${reason}。已交的费用会退回。`,
    }),
    merged: ({ class: name, from, reason }) => ({
      title: '班级合并了',
      body: `「${from}」并入「${name}」,您的名额或排队都转过去了。原因:${reason}。时间地点请点开看。`,
    }),
    withdrawn: ({ class: name, reason }) => ({
      title: '报名被取消',
      body: `「${name}」的报名由工作人员取消了。原因:${reason}。有疑问请联系托管点。`,
    }),
    closed: ({ class: name }) => ({ title: '排队结束了', body: `「${name}」已经结班,这次没有排到,感谢您的等候。` }),
  },
  en: {
    booked: ({ class: name }) => ({ title: 'Booked', body: `Your seats in “${name}” are confirmed.` }),
    offered: ({ class: name, until }) => ({
      title: 'It is your turn',
      body: `Seats in “${name}” became free and are kept for you until ${until}. Then they go to the next in line.`,
    }),
    offerEnds: ({ class: name, until }) => ({
      title: 'Your offer ends soon',
      body: `The seats in “${name}” are kept for you until ${until}. Please accept them.`,
    }),
    offerOver: ({ class: name }) => ({
      title: 'The offer went to the next in line',
      body: `The seats in “${name}” were not accepted in time. You can join the queue again.`,
    }),
    holdOver: ({ class: name }) => ({
      title: 'The seats were not confirmed',
      body: `The seats in “${name}” were not confirmed in time and are free again. You can book once more.`,
    }),
    passed: ({ class: name }) => ({
      title: 'Too few seats this time; your place stays',
      body: `Fewer seats in “${name}” became free than you asked for together, and went to somebody behind you. Your place in the queue stays.`,
    }),
    movedUp: ({ class: name }) => ({
      title: 'You were moved up',
      body: `Staff moved you up the queue of “${name}”; why is on record.`,
    }),
    cancelled: ({ class: name, reason }) => ({
      title: 'The class is cancelled',
      body: `We are sorry: “${name}” does not take place. Why: ${reason}. Fees that were paid come back.`,
    }),
    merged: ({ class: name, from, reason }) => ({
      title: 'Classes were merged',
      body: `“${from}” is now part of “${name}”, and your seats or place in the queue went with it. Why: ${reason}.`,
    }),
    withdrawn: ({ class: name, reason }) => ({
      title: 'Your booking was cancelled',
      body: `Staff cancelled your booking of “${name}”. Why: ${reason}. Please ask the site where that is unclear.`,
    }),
    closed: ({ class: name }) => ({
      title: 'The queue has ended',
      body: `“${name}” is over, and it did not come to your turn. Thank you for waiting.`,
    }),
  },
}

/** As registered with the SMS provider. */
export const bookingSms = {
  offered: {
    zh: '您孩子排队的班有名额了,为您留到{1},请打开小程序接受。',
    en: 'Seats became free for your child and are kept until {1}. Please accept them in the mini program.',
  },
  cancelled: {
    zh: '很抱歉,您为孩子报名的班「{1}」停办了,详情请看小程序消息。',
    en: 'We are sorry: the class “{1}” is cancelled. See your messages in the mini program.',
  },
}
