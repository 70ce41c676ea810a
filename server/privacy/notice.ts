import { defineText, type Locale } from '../../shared/i18n'
import type { NoticeView } from '../../shared/privacy/contract'

/** Raised when the words below come to take more or allow more than before: then who agreed is asked again. */
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
      body: '只有受理您申请或更正的工会审核人员。姓名、证件号码、手机号、单位和工作人员写的意见都加密保存,号码平时只显示一部分;每一次打开材料、查看完整号码都会留下记录,您在“谁看过我的信息”里看得到是哪个工会、什么岗位。',
    },
    kept: {
      heading: '保存多久',
      body: '会籍存续期间保存;您退会后,按照会员档案管理的规定保存期满即删除。没有提交的草稿 90 天、未通过和撤回的申请 1 年、已读消息 1 年、登录记录 60 天、办结的更正和已撤回的同意 3 年后自动删除。注销账号 7 天后,手机号、微信、姓名、证件号码和消息都会删除;会籍不因注销而终止,只留会员编号、工会、时间,和一段由证件号码算出、无法还原的校验值,用来防止一人多个会籍,并在您回来时接上会籍。',
    },
    rights: {
      heading: '您的权利',
      body: '在“我的—我的信息与隐私”里,您可以查看和下载自己的信息,申请更正,看谁看过,撤回同意,或注销账号。证件号码等敏感信息,我们会单独征得您的同意;不同意或撤回后,正在办理的申请无法继续,您仍可浏览公开内容。孩子的信息须由监护人同意。',
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
      body: 'Only the reviewers of the union you apply to, or ask for a correction. Name, document, phone, employer and what staff write are stored encrypted, and numbers shown in part. Every time papers are opened or a whole number is seen it is recorded, and you can read by which union and role under “Who looked at my data”.',
    },
    kept: {
      heading: 'How long it is kept',
      body: 'While you are a member; after you leave, until the term set for membership files ends. Deleted by themselves: drafts after 90 days, refused and withdrawn applications after a year, messages a year after you read them, sign-ins after 60 days, corrections and withdrawn consents after three years. Seven days after you close your account phone, WeChat, name, document and messages are deleted. Closing does not end your membership: its number, union and dates stay, with a check value of the document that cannot be turned back, so that nobody has two memberships and yours is found again when you return.',
    },
    rights: {
      heading: 'Your rights',
      body: 'Under “Me”, “My data and privacy” you can see and download your information, have it corrected, see who looked at it, withdraw consent, or close your account. We ask separately before we take a document number or anything as sensitive; without it an application cannot go on, and you can still read all that is public. For a child, the guardian agrees.',
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
