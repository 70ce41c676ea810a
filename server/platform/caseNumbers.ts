import { shanghaiDay } from '../../shared/http/time'
import { type Random, unmistakable } from './random'

/** What cases are called, by what they are about: 入会, 转会, 号码, 更正, 投诉, 理赔, 理赔材料, 支付, 监护, 优先名额, 停报, 退费, 停领(福利), 竞赛. */
type Letters = 'RH' | 'ZH' | 'HM' | 'GZ' | 'TS' | 'LP' | 'CL' | 'ZF' | 'JH' | 'YX' | 'JT' | 'TF' | 'FL' | 'JS'

/** `RH-20261123-7KMQ2XPA`: shown as proof of receipt, and read aloud. */
export const makeCaseNumber = (letters: Letters, random: Random, now: Date): string =>
  `${letters}-${shanghaiDay(now).replaceAll('-', '')}-${random.pick(unmistakable, 8)}`
