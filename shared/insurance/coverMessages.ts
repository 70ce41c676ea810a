import type { Messages } from '../i18n/messages'

/** What the inbox says of covers. */
export const coverMessages: Messages<'covered' | 'coverEnds' | 'coverRenews' | 'coverRenewed'> = {
  zh: {
    covered: ({ planZh, until }) => ({
      title: '您有保障了',
      body: `工会为您办好了「${planZh}」,从今天起生效,到 ${until}。出了事,点这里看保什么、怎么申请。`,
    }),
    coverEnds: ({ planZh, until }) => ({
      title: '保障快到期了',
      body: `「${planZh}」到 ${until} 为止。要不要接着保,请问您的工会;到期前发生的事,到期后仍可申请。`,
    }),
    coverRenews: ({ planZh, until }) => ({
      title: '保障快到期了,会自动续上',
      body: `「${planZh}」到 ${until} 为止。只要您还是会员,第二天自动续保,不用办手续。`,
    }),
    coverRenewed: ({ planZh, until }) => ({
      title: '保障已续上',
      body: `「${planZh}」已自动续保,到 ${until}。`,
    }),
  },
  en: {
    covered: ({ planEn, until }) => ({
      title: 'You are covered',
      body: `Your union has covered you by “${planEn}”, from today until ${until}. See here what it pays and how to claim.`,
    }),
    coverEnds: ({ planEn, until }) => ({
      title: 'Your cover ends soon',
      body: `“${planEn}” ends on ${until}. Ask your union whether it goes on; what happens before can still be claimed.`,
    }),
    coverRenews: ({ planEn, until }) => ({
      title: 'Your cover is about to be renewed',
      body: `“${planEn}” runs until ${until} and goes on by itself the next day while you are a member.`,
    }),
    coverRenewed: ({ planEn, until }) => ({
      title: 'Your cover was renewed',
      body: `“${planEn}” goes on until ${until}.`,
    }),
  },
}
