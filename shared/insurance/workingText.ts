import { defineText, type Locale } from '../i18n'
import { yuan } from '../payments/fen'
import type { Span } from './plans'
import type { Working } from './rules'

type Says<K extends Working['step']> = Omit<Extract<Working, { step: K }>, 'step'>

/** How a sum came about, and why it is not more; the same on the phone and at the desk. */
export const workingText = defineText({
  zh: {
    sum: ({ sumFen }: Says<'sum'>) => `约定金额 ${yuan(sumFen)} 元`,
    once: '每份保障只给付一次,已经给付过',
    lessPaid: ({ paidFen }: Says<'lessPaid'>) => `减去同一事件已给付的 ${yuan(paidFen)} 元`,
    days: ({ days, afterDays, countedDays, dailyFen }: Says<'days'>) =>
      `住院 ${days} 天${afterDays > 0 ? `,每次从第 ${afterDays + 1} 天起算` : ''}:${countedDays} 天 × ${yuan(dailyFen)} = ${yuan(countedDays * dailyFen)} 元`,
    oneStay: ({ days, afterDays, countedDays, dailyFen }: Says<'days'>) =>
      `${days} 天 − ${afterDays} 天 = ${countedDays} × ${yuan(dailyFen)} 元 = ${yuan(countedDays * dailyFen)} 元`,
    dayLimit: (maxDays: number, usedDays: number, per: string) =>
      `${per}最多 ${maxDays} 天${usedDays > 0 ? `,之前已用 ${usedDays} 天` : ''}`,
    cost: ({ costFen, paidElsewhereFen, deductibleFen, baseFen }: Says<'cost'>) =>
      `费用 ${yuan(costFen)}${paidElsewhereFen > 0 ? ` − 他处已付 ${yuan(paidElsewhereFen)}` : ''}${deductibleFen > 0 ? ` − 免赔 ${yuan(deductibleFen)}` : ''} = ${yuan(baseFen)} 元`,
    percent: ({ percent, ofFen, amountFen }: Says<'percent'>) => `${yuan(ofFen)} × ${percent}% = ${yuan(amountFen)} 元`,
    grade: ({ grade, percent, sumFen }: Says<'grade'>) =>
      `伤残 ${grade} 级:${yuan(sumFen)} × ${percent}% = ${yuan(Math.floor((sumFen * percent) / 100))} 元`,
    itemCap: (cap: string, used: string | null, per: string) =>
      `${per}最多 ${cap} 元${used ? `,之前已给付 ${used} 元` : ''}`,
    coverCap: (cap: string, used: string | null) => `整份保障各项合计最多 ${cap} 元${used ? `,已给付 ${used} 元` : ''}`,
    yearCap: (cap: string, used: string | null) => `一年各项合计最多 ${cap} 元${used ? `,已给付 ${used} 元` : ''}`,
    spans: { stay: '每次住院', cover: '保障期内', year: '每年' },
    reasons: {
      notCovered: '不在保障范围内',
      waitingPeriod: '还在等待期内',
      outsideWindow: '超过了申请期限',
      overCap: '超过限额',
      paperMissing: '材料不足',
      excludedCause: '属于除外责任',
      duplicate: '同一事项已给付过',
      reimbursedElsewhere: '已由他处报销',
      amountCorrected: '金额已更正',
    },
  },
  en: {
    sum: ({ sumFen }) => `Agreed sum of ¥${yuan(sumFen)}`,
    once: 'Paid once under a cover, and was paid before',
    lessPaid: ({ paidFen }) => `Less ¥${yuan(paidFen)} paid for the same event`,
    days: ({ days, afterDays, countedDays, dailyFen }) =>
      `${days} days in hospital${afterDays > 0 ? `, each stay from day ${afterDays + 1}` : ''}: ${countedDays} days × ${yuan(dailyFen)} = ¥${yuan(countedDays * dailyFen)}`,
    oneStay: ({ days, afterDays, countedDays, dailyFen }) =>
      `${days} days − ${afterDays} = ${countedDays} × ¥${yuan(dailyFen)} = ¥${yuan(countedDays * dailyFen)}`,
    dayLimit: (maxDays, usedDays, per) =>
      `At most ${maxDays} days ${per}${usedDays > 0 ? `, ${usedDays} of them used before` : ''}`,
    cost: ({ costFen, paidElsewhereFen, deductibleFen, baseFen }) =>
      `Cost ${yuan(costFen)}${paidElsewhereFen > 0 ? ` − ${yuan(paidElsewhereFen)} paid by others` : ''}${deductibleFen > 0 ? ` − ${yuan(deductibleFen)} deductible` : ''} = ¥${yuan(baseFen)}`,
    percent: ({ percent, ofFen, amountFen }) => `${yuan(ofFen)} × ${percent}% = ¥${yuan(amountFen)}`,
    grade: ({ grade, percent, sumFen }) =>
      `Disability of grade ${grade}: ${yuan(sumFen)} × ${percent}% = ¥${yuan(Math.floor((sumFen * percent) / 100))}`,
    itemCap: (cap, used, per) => `At most ¥${cap} ${per}${used ? `, of which ¥${used} was paid before` : ''}`,
    coverCap: (cap, used) => `At most ¥${cap} for the whole cover${used ? `, of which ¥${used} was paid` : ''}`,
    yearCap: (cap, used) => `At most ¥${cap} in a year${used ? `, of which ¥${used} was paid` : ''}`,
    spans: { stay: 'a stay', cover: 'under the cover', year: 'a year' },
    reasons: {
      notCovered: 'Not covered',
      waitingPeriod: 'Within the waiting period',
      outsideWindow: 'Too late to claim',
      overCap: 'Over the limit',
      paperMissing: 'Papers are missing',
      excludedCause: 'The cause is excluded',
      duplicate: 'Paid for already',
      reimbursedElsewhere: 'Paid by others already',
      amountCorrected: 'The amount was corrected',
    },
  },
})

/** One step of the working as a sentence. */
export function workingWords(step: Working, locale: Locale): string {
  const text = workingText[locale]
  const used = (fen: number) => (fen > 0 ? yuan(fen) : null)
  const spanOf = (per: Span) => text.spans[per]
  switch (step.step) {
    case 'once':
      return text.once
    case 'days': {
      // Of one stay, nothing else took days away.
      const isOne = step.afterDays > 0 && step.days - step.afterDays === step.countedDays
      return isOne ? text.oneStay(step) : text.days(step)
    }
    case 'dayLimit':
      return text.dayLimit(step.maxDays, step.usedDays, spanOf(step.per))
    case 'itemCap':
      return text.itemCap(yuan(step.capFen), used(step.usedFen), spanOf(step.per))
    case 'coverCap':
    case 'yearCap':
      return text[step.step](yuan(step.capFen), used(step.usedFen))
    case 'sum':
      return text.sum(step)
    case 'lessPaid':
      return text.lessPaid(step)
    case 'cost':
      return text.cost(step)
    case 'percent':
      return text.percent(step)
    case 'grade':
      return text.grade(step)
  }
}
