import { dayMs } from '../../shared/http/time'
import { findFirstCampaigns } from '../benefits'
import type { Db } from '../platform/db'
import { addPaper, addQuestions } from '../seeds/learning'
import { demoQuestions } from './questions'

/** 乐学乐享 in two periods: one is open now, the other follows. */
const periods = [
  { topic: '安全知识', gift: '蛋糕券', fromDays: -1, toDays: 13 },
  { topic: '心理健康', gift: '电影券', fromDays: 13, toDays: 27 },
] as const

export type QuizTopic = (typeof periods)[number]['topic']

/** The bank of 漷县, and the quiz of each period: thirty questions at five marks, the first with a hundred get a coupon; gives their ids. */
export async function addQuizzes(db: Db, organisationId: string, now: Date): Promise<Record<QuizTopic, string>> {
  await addQuestions(db, organisationId, demoQuestions, now)
  const campaigns = await findFirstCampaigns(db, organisationId)
  const at = (days: number) => new Date(now.getTime() + days * dayMs)
  const ids: [QuizTopic, string][] = []
  for (const { topic, gift, fromDays, toDays } of periods) {
    const content = {
      name: `乐学乐享 · ${topic}(演示)`,
      intro: `看完两段短片再来答题:30 道题,满分 150 分,先达到 100 分的送${gift}。`,
      source: { kind: 'drawn' as const, draws: [{ topic, difficulty: null, kind: null, count: 30, marks: 5 }] },
      review: 'afterAttempt' as const,
      attempts: 3,
    }
    const campaignId = campaigns.find(({ name }) => name.includes(gift))?.id ?? null
    const given = { organisationId, content, campaignId, opensAt: at(fromDays), closesAt: at(toDays) }
    ids.push([topic, (await addPaper(db, given, now)).id])
  }
  return Object.fromEntries(ids) as Record<QuizTopic, string>
}
