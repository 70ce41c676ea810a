import { defineText, type Locale } from '../i18n'
import type { ClassContent, Sessions } from './plans'
import { daysOf } from './rules'

/** What every page about classes says alike. */
export const classWords = defineText({
  zh: {
    kinds: { childcare: '托管班', interest: '兴趣班' },
    allocations: { firstCome: '先到先得', draw: '抽签', priority: '优先名额' },
    groups: { hardship: '困难职工', newForm: '新就业形态', dualIncome: '双职工', singleParent: '单亲' },
    classStates: { draft: '准备中', published: '已发布', cancelled: '已取消', merged: '已并班', closed: '已结班' },
    placeStates: {
      entered: '等待抽签',
      held: '待确认',
      confirmed: '已报名',
      waiting: '排队中',
      offered: '等您接受',
      cancelled: '已取消',
      expired: '已过期',
      ended: '已结束',
    },
    duties: { teacher: '教师', assistant: '助教', cook: '厨师', guard: '保安', volunteer: '志愿者', cleaner: '保洁' },
    grade: (grade: number) => ['学前', '一', '二', '三', '四', '五', '六', '初一', '初二', '初三'][grade]!,
    oneGrade: (name: string, grade: number) => (grade >= 1 && grade <= 6 ? `${name}年级` : name),
    grades: (from: string, to: string) => `${from}至${to}`,
    primaryGrades: (from: string, to: string) => `${from}至${to}年级`,
    weekdays: (days: string) => `每周${days}`,
    weekday: (day: number) => ['一', '二', '三', '四', '五', '六', '日'][day - 1]!,
    weekdayRange: (from: string, to: string) => `${from}至${to}`,
    weekdayName: (day: string) => `周${day}`,
    everyDay: '每天',
    free: '免费',
    yuan: (sum: string) => `${sum} 元`,
  },
  en: {
    kinds: { childcare: 'Childcare', interest: 'Interest class' },
    allocations: { firstCome: 'First come', draw: 'Draw', priority: 'Priority' },
    groups: {
      hardship: 'Hardship',
      newForm: 'Gig workers',
      dualIncome: 'Both parents work',
      singleParent: 'Single parent',
    },
    classStates: { draft: 'Draft', published: 'Published', cancelled: 'Cancelled', merged: 'Merged', closed: 'Over' },
    placeStates: {
      entered: 'In the draw',
      held: 'To be confirmed',
      confirmed: 'Booked',
      waiting: 'In the queue',
      offered: 'Offered to you',
      cancelled: 'Cancelled',
      expired: 'Expired',
      ended: 'Over',
    },
    duties: {
      teacher: 'Teacher',
      assistant: 'Assistant',
      cook: 'Cook',
      guard: 'Guard',
      volunteer: 'Volunteer',
      cleaner: 'Cleaner',
    },
    grade: (grade) => (grade === 0 ? 'before school' : String(grade)),
    oneGrade: (name, grade) => (grade === 0 ? 'Before school' : `Grade ${name}`),
    grades: (from, to) => `${from} to ${to}`,
    primaryGrades: (from, to) => `Grades ${from} to ${to}`,
    weekdays: (days) => days,
    weekday: (day) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1]!,
    weekdayRange: (from, to) => `${from}–${to}`,
    weekdayName: (day) => day,
    everyDay: 'Every day',
    free: 'Free',
    yuan: (sum) => `¥${sum}`,
  },
})

/** `一年级`, `学前`. */
export function gradeWords(grade: number, locale: Locale): string {
  const words = classWords[locale]
  return words.oneGrade(words.grade(grade), grade)
}

/** `一至二年级`, or the one grade. */
export function gradesWords({ from, to }: ClassContent['grades'], locale: Locale): string {
  if (from === to) return gradeWords(from, locale)
  const words = classWords[locale]
  // As one says it: 一至三年级, Grades 1 to 3.
  if (from >= 1 && to <= 6) return words.primaryGrades(words.grade(from), words.grade(to))
  return words.grades(gradeWords(from, locale), gradeWords(to, locale))
}

/** `每周一至五 08:00–17:30`. */
export function hoursWords({ weekdays, startsAt, endsAt }: Sessions, locale: Locale): string {
  const words = classWords[locale]
  const days = [...weekdays].sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  if (days.length === 7) return `${words.everyDay} ${startsAt}–${endsAt}`
  const isRange = days.length > 2 && last - first === days.length - 1
  const named = isRange
    ? words.weekdayRange(words.weekday(first), words.weekday(last))
    : days.map(words.weekday).join(locale === 'zh' ? '、' : ', ')
  return `${words.weekdays(named)} ${startsAt}–${endsAt}`
}

/** Money as one says it: `120`, with decimals only where there are some. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2).replace(/\.00$/, '')

export const feeWords = (fen: number, locale: Locale): string =>
  fen === 0 ? classWords[locale].free : classWords[locale].yuan(yuanOf(fen))

/** How often a class meets. */
export const meetings = (sessions: Sessions): number => daysOf(sessions).length
