import { defineText, type Locale } from '../../shared/i18n'
import type { NoticeView } from '../../shared/privacy/contract'

/** Raised with every change of the words below: who agreed before is asked again. */
export const noticeVersion = '2026-11'
const noticeSince = '2026-11-01'

const words = defineText({
  zh: {
    title: '个人信息保护说明',
    who: {
      heading: '谁在处理您的信息',
      body: (union: string) => `${union}及您申请加入的工会。本程序由工会运营,不做广告,不向商业机构提供您的信息。`,
    },
    what: {
      heading: '我们收集什么,为什么',
      body: '手机号用于登录和联系您;姓名和证件信息用于核对身份、确保一人一个会籍;职业和用工单位(或平台)用于确定由哪个工会受理;手写签名用于入会申请书。用不到的,我们不收集。',
    },
    seen: {
      heading: '谁能看到',
      body: '只有受理您申请的工会审核人员。证件号码和手机号加密保存,平时只显示一部分;每一次查看完整号码,都会留下记录。',
    },
    kept: {
      heading: '保存多久',
      body: '会籍存续期间保存;您退会后,按照会员档案管理的规定保存期满即删除。草稿和未通过的申请会更早删除。',
    },
    rights: {
      heading: '您的权利',
      body: '您可以查看、更正自己的信息,撤回同意,或注销账号。证件号码等敏感信息,我们会单独征得您的同意;不同意时,您仍可浏览公开内容。',
    },
    contact: {
      heading: '联系我们',
      body: '对个人信息有任何疑问,请联系您所在的工会,或在“找工会”中查找电话和地址。',
    },
  },
  en: {
    title: 'Privacy notice',
    who: {
      heading: 'Who handles your information',
      body: (union: string) =>
        `${union} and the union you apply to. The program is run by the union, shows no advertising, and gives nothing to businesses.`,
    },
    what: {
      heading: 'What we collect, and why',
      body: 'Your phone number, to sign you in and reach you; your name and document, to check who you are and that one person has one membership; your occupation and employer or platform, to find the union in charge; your signature, for the application letter. Nothing that is not needed.',
    },
    seen: {
      heading: 'Who can see it',
      body: 'Only the reviewers of the union you apply to. Document and phone numbers are stored encrypted and shown in part; every look at a whole number is recorded.',
    },
    kept: {
      heading: 'How long it is kept',
      body: 'While you are a member; after you leave, until the term set for membership files ends. Drafts and refused applications are deleted sooner.',
    },
    rights: {
      heading: 'Your rights',
      body: 'You can see and correct your information, withdraw consent, or close your account. We ask separately before we take a document number or anything as sensitive; without it you can still read all that is public.',
    },
    contact: {
      heading: 'How to reach us',
      body: 'Ask your union, or look up its phone and address under “Find a union”.',
    },
  },
})

/** The notice in force, in a language. */
export function noticeIn(locale: Locale, unionName: string): NoticeView {
  const { title, who, ...others } = words[locale]
  const sections = [{ heading: who.heading, body: who.body(unionName) }, ...Object.values(others)]
  return {
    version: noticeVersion,
    since: noticeSince,
    title,
    sections: sections.map(({ heading, body }) => ({ heading, paragraphs: [body] })),
  }
}
