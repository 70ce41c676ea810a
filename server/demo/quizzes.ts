import { dayMs } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { addPaper, addQuestions } from '../seeds/learning'
import { demoCampaigns } from './benefits'
import { demoQuestions } from './questions'

/** The quizzes of the two periods; what is to be watched first is tied to them by these ids. */
export const demoPapers = {
  safety: '01936f5e-0000-7000-8000-0000000000b1',
  health: '01936f5e-0000-7000-8000-0000000000b2',
}

/** 乐学乐享 in two periods: one is open now, the other follows. */
const periods = [
  {
    id: demoPapers.safety,
    topic: '安全知识',
    gift: '蛋糕券',
    campaignId: demoCampaigns.cake,
    fromDays: -1,
    toDays: 13,
  },
  {
    id: demoPapers.health,
    topic: '心理健康',
    gift: '电影券',
    campaignId: demoCampaigns.cinema,
    fromDays: 13,
    toDays: 27,
  },
]

/** The bank of 漷县, and the quiz of each period: thirty questions at five marks, the first with a hundred get a coupon. */
export async function addQuizzes(db: Db, organisationId: string, now: Date): Promise<void> {
  await addQuestions(db, organisationId, demoQuestions, now)
  const at = (days: number) => new Date(now.getTime() + days * dayMs)
  for (const { id, topic, gift, campaignId, fromDays, toDays } of periods) {
    const content = {
      name: `乐学乐享 · ${topic}(演示)`,
      intro: `30 道题,满分 150 分,先达到 100 分的 80 位送${gift}。`,
      source: { kind: 'drawn' as const, draws: [{ topic, difficulty: null, kind: null, count: 30, marks: 5 }] },
      review: 'afterAttempt' as const,
      attempts: 3,
    }
    await addPaper(db, { id, organisationId, content, campaignId, opensAt: at(fromDays), closesAt: at(toDays) }, now)
  }
}
