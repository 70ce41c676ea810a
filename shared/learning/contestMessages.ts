import type { Messages } from '../i18n/messages'

type Template =
  | 'judgeNamed'
  | 'started'
  | 'passed'
  | 'ended'
  | 'underReview'
  | 'resultsOut'
  | 'awarded'
  | 'stopped'
  | 'removed'
  | 'disbanded'

/** What the inbox says of contests. */
export const contestMessages: Messages<Template> = {
  zh: {
    judgeNamed: ({ contest, stage }) => ({
      title: '请您担任评委',
      body: `您是「${contest}」${stage}的评委。开始后点开就可以打分。`,
    }),
    started: ({ contest, stage, start }) => ({
      title: `${stage}开始了`,
      body: `「${contest}」${stage}开始了,您的出场号是 ${start}。点开看场地和要求。`,
    }),
    passed: ({ contest, stage }) => ({ title: '恭喜晋级', body: `您通过了「${contest}」${stage},请准备下一轮。` }),
    ended: ({ contest, stage }) => ({
      title: `${stage}成绩出来了`,
      body: `「${contest}」${stage}的成绩可以查看了。这次没有晋级,谢谢您的参与。`,
    }),
    underReview: ({ contest }) => ({ title: '比赛结束了', body: `「${contest}」已经比完,结果复核后公布。` }),
    resultsOut: ({ contest }) => ({ title: '结果公布了', body: `「${contest}」的结果公布了,谢谢您的参与。` }),
    awarded: ({ contest, award }) => ({
      title: `恭喜您获得${award}`,
      body: `您在「${contest}」中获得${award},获奖证书已经开好,点开查看。`,
    }),
    removed: ({ contest, team }) => ({
      title: '您已离开参赛队',
      body: `队长把您移出了「${contest}」的${team}。报名截止前可以加入别的队。`,
    }),
    disbanded: ({ contest, team }) => ({
      title: '参赛队解散了',
      body: `队长退出了「${contest}」,${team}的报名一起取消。报名截止前可以加入别的队。`,
    }),
    stopped: ({ contest }) => ({ title: '竞赛停办', body: `「${contest}」停办了。点开看原因。` }),
  },
  en: {
    judgeNamed: ({ contest, stage }) => ({
      title: 'You are asked to judge',
      body: `You judge “${contest}”, ${stage}. Once it begins, open this to score.`,
    }),
    started: ({ contest, stage, start }) => ({
      title: `${stage} has begun`,
      body: `“${contest}”, ${stage}, has begun. Your number is ${start}. See where it is and what is asked.`,
    }),
    passed: ({ contest, stage }) => ({
      title: 'You are through',
      body: `You passed “${contest}”, ${stage}. On to the next one.`,
    }),
    ended: ({ contest, stage }) => ({
      title: `${stage}: the marks are out`,
      body: `The marks of “${contest}”, ${stage}, are out. You did not go on this time; thank you for taking part.`,
    }),
    underReview: ({ contest }) => ({
      title: 'The contest is over',
      body: `“${contest}” is over. The result is published once it was looked over.`,
    }),
    resultsOut: ({ contest }) => ({
      title: 'The result is out',
      body: `The result of “${contest}” is out. Thank you for taking part.`,
    }),
    awarded: ({ contest, award }) => ({
      title: `Congratulations: ${award}`,
      body: `You won ${award} in “${contest}”. Your certificate is ready.`,
    }),
    removed: ({ contest, team }) => ({
      title: 'You left a team',
      body: `The captain took you out of ${team} in “${contest}”. You can join another team until entries close.`,
    }),
    disbanded: ({ contest, team }) => ({
      title: 'Your team is out',
      body: `The captain left “${contest}”, and ${team} with them. You can join another team until entries close.`,
    }),
    stopped: ({ contest }) => ({ title: 'A contest was stopped', body: `“${contest}” was stopped. See why.` }),
  },
}
