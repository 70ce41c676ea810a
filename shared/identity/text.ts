import { defineText } from '../i18n'

export const identityText = defineText({
  zh: {
    errors: {
      'identity.code_wrong': '验证码不对,请再看一下短信。',
      'identity.code_expired': '验证码已失效,请重新获取。',
      'identity.code_too_soon': '验证码发送太频繁,请稍后再获取。',
      'identity.wechat_code_invalid': '微信登录没有成功,请再点一次。',
      'identity.phone_held': '这个手机号暂时不能绑定,请联系工会工作人员核对。',
      'identity.phone_bound': '您的账号已绑定其他手机号,更换请联系工会工作人员。',
      'identity.second_factor_wrong': '动态码不对或已用过,请等下一个码再试。',
      'identity.second_factor_enrolled': '动态码已经启用。换手机请联系机构管理员。',
      'identity.second_factor_missing': '还没有启用动态码,请先启用。',
    },
  },
  en: {
    errors: {
      'identity.code_wrong': 'That is not the code. Please look at the message again.',
      'identity.code_expired': 'The code no longer works. Please ask for a new one.',
      'identity.code_too_soon': 'A code was sent just now. Please wait before asking again.',
      'identity.wechat_code_invalid': 'WeChat sign-in did not work. Please tap once more.',
      'identity.phone_held': 'This number cannot be bound right now. Please ask union staff to check.',
      'identity.phone_bound': 'Your account has another number. Ask union staff to change it.',
      'identity.second_factor_wrong': 'Wrong or used code. Please wait for the next one.',
      'identity.second_factor_enrolled': 'Your authenticator is set up already. Ask your administrator for a new one.',
      'identity.second_factor_missing': 'Please set up your authenticator first.',
    },
  },
})
