import { defineText } from '../i18n'

/** Words for what any operation can answer with: what happened, what is kept, what to do. */
export const httpText = defineText({
  zh: {
    errors: {
      'request.invalid': '有一项填写不正确,请检查后再试。',
      'request.malformed': '请求没有发完整,请再试一次。',
      'request.too_large': '内容太大了,请减少后再试。',
      'request.unsupported_media': '不支持这种内容格式。',
      'request.not_found': '没有找到这个页面,可能已经下线。',
      'request.method_not_allowed': '不支持这个操作。',
      'request.timeout': '服务器没有及时回应,请稍后再试。',
      'request.too_many': '操作太频繁了,请稍等片刻再试。',
      'request.key_reused': '内容已经变了,请重新提交一次。',
      'server.failed': '我们这边出了点问题,您填写的内容没有丢,请稍后再试。',
      'server.busy': '现在使用的人很多,请稍等几秒再试。',
      'server.outside_failed': '微信或短信服务暂时没有回应,请稍后再试。',
      'access.signed_out': '请先登录。',
      'access.denied': '您没有这项权限。如有疑问,请联系您的工会。',
      'access.second_factor_due': '请先完成工作人员二次验证。',
      'access.step_up_due': '这一步需要再验证一次身份。',
      'network.unreachable': '网络连不上。您填写的内容都在,联网后再试就行。',
    },
  },
  en: {
    errors: {
      'request.invalid': 'Something is not filled in correctly. Please check it.',
      'request.malformed': 'The request did not arrive whole. Please try again.',
      'request.too_large': 'This is too large. Please make it smaller.',
      'request.unsupported_media': 'This format is not supported.',
      'request.not_found': 'This page was not found. It may have been taken down.',
      'request.method_not_allowed': 'This is not possible here.',
      'request.timeout': 'The server did not answer in time. Please try again later.',
      'request.too_many': 'Too many tries. Please wait a moment.',
      'request.key_reused': 'The content has changed. Please submit it anew.',
      'server.failed': 'Something went wrong on our side. What you filled in is kept; please try again later.',
      'server.busy': 'Many people are here right now. Please try again in a few seconds.',
      'server.outside_failed': 'WeChat or the SMS service does not answer. Please try again later.',
      'access.signed_out': 'Please sign in first.',
      'access.denied': 'You may not do this. Ask your union if you think you should.',
      'access.second_factor_due': 'Please prove your second factor first.',
      'access.step_up_due': 'Please prove once more that it is you.',
      'network.unreachable': 'No network. What you filled in is kept; try again when you are online.',
    },
  },
})
