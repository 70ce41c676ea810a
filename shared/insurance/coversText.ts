import { defineText, type Locale } from '../i18n'
import { yuan } from '../payments/fen'
import type { Formula } from './plans'

/** Sums as one says them: `5,000`, with decimals only where there are some. */
export const shortYuan = (fen: number): string => yuan(fen).replace(/\.00$/, '')

type Says<K extends Formula['kind']> = Extract<Formula, { kind: K }>

/** The words of one's own covers. */
export const coversText = defineText({
  zh: {
    title: '我的保障',
    planTitle: '保障详情',
    plansTitle: '工会的保障',
    none: '您还没有互助保障。加入工会后,符合条件的会自动生效,不用交钱。',
    nonePlans: '您所在的工会还没有开办互助保障。有了会在消息里告诉您。',
    seePlans: '看看有哪些保障',
    states: { running: '保障中', ended: '已结束' },
    dates: (from: string, to: string) => `${from} 至 ${to}`,
    most: (sum: string) => `最多 ${sum} 元`,
    left: (sum: string) => `还可用 ${sum} 元`,
    usedUp: '已用完',
    capLeft: (left: string, cap: string) => `各项合计最多 ${cap} 元,还可用 ${left} 元`,
    cap: (cap: string) => `各项合计最多 ${cap} 元`,
    details: '保什么、怎么申请',
    otherPlans: '工会还有哪些保障',
    past: '以前的保障',
    pastNote: (until: string) => `期间发生的事,${until} 前可以申请`,
    pastOver: '已过申请期限',
    renewed: '只要还是会员,到期自动续上',
    notRenewed: '到期后不自动续',
    by: (union: string) => `${union}开办`,
    payers: { union: '工会出资,个人不交钱', unit: '单位出资', member: '个人出资' },
    items: '保什么',
    from: (day: string) => `${day} 起生效`,
    waiting: (days: number) => `等待期 ${days} 天,之后发生的才保`,
    papers: (names: string) => `要带的材料:${names}`,
    welcome: (paper: string) => `${paper}(有就带上)`,
    exclusions: '不保什么',
    how: '怎么申请',
    steps: {
      keep: { title: '先留好凭证', note: '病历、发票、事故证明都拍下来,原件别丢。' },
      claim: { title: '在这里申请', note: '选出了什么事,按提示填,拍照上传就行。' },
      review: { title: '工会审核', note: '走到哪一步、到什么时候,随时能看。' },
      paid: { title: '钱到账', note: '打到您本人的银行卡,每一笔怎么算的都写清楚。' },
    },
    window: (months: number) => `出事后 ${months} 个月内申请都来得及`,
    heirs: '会员身故的,由家人申请,家人不用是会员。',
    claim: '申请理赔',
    claims: '我的理赔',
    eligible: '给谁的',
    everybody: '全体会员',
    onlyFor: (groups: string) => groups,
    genders: { female: '女职工', male: '男职工' },
    grantedBy: { approval: '符合条件的会员入会当天自动生效', roster: '由工会按名册统一参保' },
    term: (months: number) => (months % 12 === 0 ? `一期 ${months / 12} 年` : `一期 ${months} 个月`),
    covered: '您已有这份保障',
    notCovered: '您没有这份保障',
    formulas: {
      fixed: ({ sumFen, less }: Says<'fixed'>) =>
        `一次给付 ${shortYuan(sumFen)} 元${less.length > 0 ? ',同一事件已付的伤残金要扣除' : ''}`,
      perDay: ({ dailyFen, afterDays, maxDays, per }: Says<'perDay'>) =>
        `每次住院${afterDays > 0 ? `从第 ${afterDays + 1} 天起` : ''}每天 ${shortYuan(dailyFen)} 元,${{ stay: '每次', cover: '保障期内', year: '一年' }[per]}最多 ${maxDays} 天`,
      share: ({ of, percents, deductibleFen, capFen, per }: Says<'share'>) => {
        const over = deductibleFen > 0 ? `超过 ${shortYuan(deductibleFen)} 元的部分` : ''
        const share =
          of === 'medical'
            ? `医保等报销后的自付费用${over},${gradesZh(percents)}`
            : `按损失${over}的 ${percents[0]}% 给付`
        return `${share},${{ stay: '每次', cover: '保障期内', year: '一年' }[per]}最多 ${shortYuan(capFen)} 元`
      },
      byGrade: ({ sumFen, percents, standard }: Says<'byGrade'>) =>
        `按伤残等级给付 ${shortYuan(sumFen)} 元的 ${percents[9]}%–${percents[0]}%(${standard})`,
    },
  },
  en: {
    title: 'My cover',
    planTitle: 'Cover',
    plansTitle: 'Covers of the union',
    none: 'You have no cover yet. Join the union: what you are eligible for begins by itself and costs you nothing.',
    nonePlans: 'Your union has no mutual aid yet. We will tell you when it has.',
    seePlans: 'See what there is',
    states: { running: 'Covered', ended: 'Ended' },
    dates: (from, to) => `${from} to ${to}`,
    most: (sum) => `Up to ¥${sum}`,
    left: (sum) => `¥${sum} left`,
    usedUp: 'Used up',
    capLeft: (left, cap) => `At most ¥${cap} altogether, of which ¥${left} is left`,
    cap: (cap) => `At most ¥${cap} altogether`,
    details: 'What it pays, and how to claim',
    otherPlans: 'What else the union has',
    past: 'Earlier covers',
    pastNote: (until) => `What happened meanwhile can be claimed until ${until}`,
    pastOver: 'The time for claims is over',
    renewed: 'Goes on by itself while you are a member',
    notRenewed: 'Does not go on by itself',
    by: (union) => `Run by ${union}`,
    payers: { union: 'Paid by the union; free for you', unit: 'Paid by the employer', member: 'Paid by the member' },
    items: 'What it pays for',
    from: (day) => `From ${day} on`,
    waiting: (days) => `For what happens after ${days} days of waiting`,
    papers: (names) => `Papers you need: ${names}`,
    welcome: (paper) => `${paper} (if you have it)`,
    exclusions: 'What it does not pay for',
    how: 'How to claim',
    steps: {
      keep: { title: 'Keep the papers', note: 'Photograph reports, invoices and proofs, and keep the originals.' },
      claim: { title: 'Claim here', note: 'Say what happened, follow the questions, add photos.' },
      review: { title: 'The union reviews it', note: 'You see at any time where it is, and until when.' },
      paid: { title: 'You are paid', note: 'Into your own account, with every sum explained.' },
    },
    window: (months) => `You can claim within ${months} months of the event`,
    heirs: 'After a death the family claims; they need not be members.',
    claim: 'Claim',
    claims: 'My claims',
    eligible: 'Who it is for',
    everybody: 'All members',
    onlyFor: (groups) => groups,
    genders: { female: 'women', male: 'men' },
    grantedBy: {
      approval: 'Begins by itself on the day an eligible person joins',
      roster: 'Granted by a list that the union hands in',
    },
    term: (months) =>
      months % 12 === 0 ? `Runs for ${months / 12} ${months === 12 ? 'year' : 'years'}` : `Runs for ${months} months`,
    covered: 'You have this cover',
    notCovered: 'You do not have this cover',
    formulas: {
      fixed: ({ sumFen, less }) =>
        `¥${shortYuan(sumFen)} once${less.length > 0 ? ', less what was paid for disability after the same event' : ''}`,
      perDay: ({ dailyFen, afterDays, maxDays, per }) =>
        `¥${shortYuan(dailyFen)} a day in hospital${afterDays > 0 ? ` from day ${afterDays + 1} on` : ''}, at most ${maxDays} days ${{ stay: 'a stay', cover: 'altogether', year: 'a year' }[per]}`,
      share: ({ of, percents, deductibleFen, capFen, per }) => {
        const base = of === 'medical' ? 'what you paid yourself for treatment' : 'the loss'
        const over = deductibleFen > 0 ? ` above ¥${shortYuan(deductibleFen)}` : ''
        const share = of === 'medical' ? gradesEn(percents) : `${percents[0]}%`
        return `${share} of ${base}${over}, at most ¥${shortYuan(capFen)} ${{ stay: 'a stay', cover: 'altogether', year: 'a year' }[per]}`
      },
      byGrade: ({ sumFen, percents, standard }) =>
        `${percents[9]}–${percents[0]}% of ¥${shortYuan(sumFen)} by grade of disability (${standard})`,
    },
  },
})

const gradeNames = ['一级', '二级', '三级']

/** `二级、三级医院报 80%`: grades of hospitals that pay alike are said together. */
function gradesZh(percents: readonly number[]): string {
  return groupsOf(percents)
    .map(({ percent, grades }) => `${grades.map((at) => gradeNames[at]).join('、')}医院报 ${percent}%`)
    .join(',')
}

const gradesEn = (percents: readonly number[]): string =>
  groupsOf(percents)
    .map(({ percent, grades }) => `${percent}% (hospitals of grade ${grades.map((at) => at + 1).join(' and ')})`)
    .join(', ')

function groupsOf(percents: readonly number[]): { percent: number; grades: number[] }[] {
  const paying = [...new Set(percents.filter((percent) => percent > 0))]
  return paying.map((percent) => ({
    percent,
    grades: percents.flatMap((one, at) => (one === percent ? [at] : [])),
  }))
}

/** What an item pays, as one sentence. */
export function formulaWords(formula: Formula, locale: Locale): string {
  const words = coversText[locale].formulas
  switch (formula.kind) {
    case 'fixed':
      return words.fixed(formula)
    case 'perDay':
      return words.perDay(formula)
    case 'share':
      return words.share(formula)
    case 'byGrade':
      return words.byGrade(formula)
  }
}
