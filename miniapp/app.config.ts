const tabs = [
  ['home', '首页'],
  ['services', '服务'],
  ['messages', '消息'],
  ['mine', '我的'],
] as const

const isWechat = process.env.TARO_ENV === 'weapp'

export default defineAppConfig({
  pages: tabs.map(([name]) => `pages/${name}`),
  // One subpackage a feature; a subpackage may not lie inside another, so the desk's own pages are in `desk/work`.
  subPackages: [
    { root: 'identity', pages: ['sign-in', 'second-factor', 'phone', 'sessions'] },
    { root: 'organisations', pages: ['find', 'union'] },
    { root: 'privacy', pages: ['notice', 'rights', 'consents', 'my-data', 'corrections', 'looks', 'closure'] },
    { root: 'demo', pages: ['cast'] },
    {
      root: 'membership',
      pages: [
        'join',
        'place',
        'received',
        'progress',
        'release',
        'applications',
        'card',
        'check',
        'standing',
        'transfer',
        'transfer-progress',
        'leaving',
      ],
    },
    { root: 'complaints', pages: ['new', 'mine', 'one'] },
    {
      root: 'insurance',
      pages: ['covers', 'plan', 'claim', 'claims', 'claim-received', 'claim-progress', 'papers'],
    },
    { root: 'classes', pages: ['classes', 'class'] },
    {
      root: 'classes',
      pages: ['children', 'child', 'child-form', 'child-health', 'collectors', 'priorities'],
    },
    { root: 'classes', pages: ['book', 'bookings', 'booking'] },
    { root: 'classes', pages: ['today', 'days', 'pickup'] },
    { root: 'classes', pages: ['draw'] },
    { root: 'desk/work', pages: ['queue'] },
    { root: 'desk/classes', pages: ['duties', 'day', 'hand-over', 'log'] },
    { root: 'desk/organisations', pages: ['tree', 'node', 'form', 'place', 'staff', 'import'] },
    { root: 'desk/audit', pages: ['log'] },
    { root: 'desk/complaints', pages: ['complaint'] },
    {
      root: 'desk/membership',
      pages: [
        'application',
        'release',
        'transfer',
        'members',
        'member',
        'events',
        'event',
        'event-form',
        'rosters',
        'roster',
        'figures',
      ],
    },
    {
      root: 'desk/insurance',
      pages: ['plans', 'plan', 'plan-form', 'cover-roster', 'claim', 'file', 'payouts', 'payout', 'figures'],
    },
    {
      root: 'desk/classes',
      pages: ['terms', 'term', 'sites', 'site', 'class-form', 'class', 'workers', 'worker'],
    },
    { root: 'desk/classes', pages: ['guardianship', 'priority'] },
    { root: 'desk/classes', pages: ['queue'] },
    { root: 'desk/classes', pages: ['draw'] },
    { root: 'desk/notifications', pages: ['deliveries'] },
    { root: 'desk/privacy', pages: ['correction', 'deletions'] },
  ],
  window: {
    navigationBarTitleText: '工会i家',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f7f9',
    backgroundTextStyle: 'dark',
    // Every page is framed by `Page`, which answers the pull; a browser reloads by itself.
    enablePullDownRefresh: isWechat,
  },
  tabBar: {
    // A browser's bar is drawn by `TabBar`: real links in place of Taro's own element.
    custom: !isWechat,
    color: '#5c636e',
    selectedColor: '#c8232c',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs.map(([name, text]) => ({
      pagePath: `pages/${name}`,
      text,
      iconPath: `assets/tabs/${name}.png`,
      selectedIconPath: `assets/tabs/${name}-chosen.png`,
    })),
  },
  lazyCodeLoading: 'requiredComponents',
})
