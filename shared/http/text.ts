import { defineText } from '../i18n'

/** Words for what any operation can answer with: what happened, what is kept, what to do. */
export const httpText = defineText({
  zh: {
    errors: {
      'request.invalid': '有一处填写不对,请检查后再试。',
      'request.malformed': '这次请求没有送达完整,请再试一次。',
      'request.too_large': '内容太大了,请减少后再试。',
      'request.unsupported_media': '不支持这种内容格式。',
      'request.not_found': '没有找到这项内容,可能已经撤下。',
      'request.method_not_allowed': '不支持这个操作。',
      'request.timeout': '服务器没有及时回应,内容都还在。请过一会儿再试。',
      'request.too_many': '操作太频繁了,请过一会儿再试。',
      'request.key_reused': '内容改过了,请再提交一次。',
      'server.failed': '我们这边出了错,内容都还在。请过一会儿再试。',
      'server.busy': '现在人多,没有办成。请过几秒再试,内容都还在。',
      'server.outside_failed': '微信或短信服务暂时没有回应,请过一会儿再试。',
      'access.signed_out': '请先登录,填写的内容都还在。',
      'access.denied': '您没有这项权限。如有疑问,请联系您的工会。',
      'access.second_factor_due': '请先验证工作人员的动态码。',
      'access.step_up_due': '这一步要再验证一次身份。',
      'network.unreachable': '连不上服务器。您填写的内容还在,请检查网络后再试。',
    },
  },
  en: {
    errors: {
      'request.invalid': 'Something is not filled in right. Check it and try again.',
      'request.malformed': 'The request did not arrive whole. Please try again.',
      'request.too_large': 'That is too large. Make it smaller and try again.',
      'request.unsupported_media': 'This format is not supported.',
      'request.not_found': 'This was not found; it may have been taken down.',
      'request.method_not_allowed': 'This is not possible here.',
      'request.timeout': 'The server did not answer in time. Nothing is lost; try again shortly.',
      'request.too_many': 'Too many tries. Please wait a little.',
      'request.key_reused': 'The content has changed. Please submit once more.',
      'server.failed': 'Something went wrong on our side. Nothing is lost; try again shortly.',
      'server.busy': 'Many people are here. It was not done; try again in a few seconds, nothing is lost.',
      'server.outside_failed': 'WeChat or the SMS service does not answer. Try again shortly.',
      'access.signed_out': 'Please sign in first. What you filled in is kept.',
      'access.denied': 'You may not do this. Ask your union if you think you should.',
      'access.second_factor_due': 'Enter your staff authenticator code first.',
      'access.step_up_due': 'This step asks once more that you prove who you are.',
      'network.unreachable':
        'The server cannot be reached. What you filled in is kept; check the network and try again.',
    },
  },
})
