import { defineText } from '../i18n'

/** What the feature's errors say, and the names both sides use. */
export const complaintsText = defineText({
  zh: {
    errors: {
      'complaints.not_found': '没有找到这一条。',
      'complaints.too_many': '今天已经写了不少,请明天再写。急事请直接打工会电话。',
      'complaints.follow_up_unavailable': '现在不能再问:要么还在等答复,要么已经再问过一次。另有事情,可以新写一条。',
      'complaints.changed_meanwhile': '这一条刚有变化,已为您刷新,请看过再办。',
      'complaints.already_answered': '这一条已经有人办了。',
      'complaints.union_concerned': '不能转给被反映的工会,也不能转给它下面的工会。请自己答复,或转给别的工会。',
      'complaints.already_there': '已经在这个工会了,请换一个。',
    },
    kinds: { complaint: '投诉', suggestion: '建议', question: '提问' },
    states: { submitted: '等答复', answered: '已答复', closed: '已办结' },
    program: '这个小程序',
  },
  en: {
    errors: {
      'complaints.not_found': 'This one was not found.',
      'complaints.too_many': 'That is a lot for one day; please go on tomorrow. For what is urgent, call the union.',
      'complaints.follow_up_unavailable':
        'You cannot ask again now: either the answer is still to come, or you have asked again once. You can write a new one.',
      'complaints.changed_meanwhile': 'This has just changed and was loaded again. Please look before you go on.',
      'complaints.already_answered': 'Somebody has dealt with this one already.',
      'complaints.union_concerned':
        'It cannot go to the union it is about, nor to one below that. Answer it yourself, or choose another.',
      'complaints.already_there': 'It is with this union already; choose another.',
    },
    kinds: { complaint: 'Complaint', suggestion: 'Suggestion', question: 'Question' },
    states: { submitted: 'Awaiting answer', answered: 'Answered', closed: 'Closed' },
    program: 'This program',
  },
})
