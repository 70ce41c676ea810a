import type { RosterRowView } from './rosters.contract'
import type { rosterText } from './rosterText'

type Words = (typeof rosterText)['zh']

/** `手机号:手机号不正确`: what was found, after the name of its column. */
export function describeFinding(finding: RosterRowView['findings'][number], words: Words): string {
  const said = words.findings[finding.code] + (finding.row === null ? '' : words.sameAs(finding.row))
  return finding.column === null ? said : `${words.rosterColumns[finding.column]}: ${said}`
}
