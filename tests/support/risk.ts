import { addWechatAccount } from '../../server/seeds/identity'
import { type Claimant, newClaimant } from './benefits'
import type { TestServer } from './server'

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** What a question in either language is answered with. */
export function sumOf(question: string): number {
  const digits = '零一二三四五六七八九'
  const zh = /^(.)加(.)等于几/.exec(question)
  if (zh) return digits.indexOf(zh[1]!) + digits.indexOf(zh[2]!)
  const [, a, b] = /^What is (\w+) plus (\w+)\?/.exec(question)!
  return numbers.indexOf(a!) + numbers.indexOf(b!)
}

/** A member whose WeChat account has this rank; the stand-in reads it from the openid. */
export async function newRanked(server: TestServer, rank: number): Promise<Claimant> {
  const member = await newClaimant(server)
  await server.database.transaction((db) =>
    addWechatAccount(db, member.personId, `risk${rank}-${member.personId}`, server.clock.now()),
  )
  return member
}
