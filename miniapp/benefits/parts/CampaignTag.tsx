import { campaignsText } from '../../../shared/benefits/campaignsText'
import type { CampaignRow } from '../../../shared/benefits/contract'
import { useText } from '../../platform/locale'
import { Tag, type Tone } from '../../ui'

type Word = keyof (typeof campaignsText)['zh']['tags']

const tones: Partial<Record<Word, Tone>> = { own: 'ok', claim: 'red', draw: 'red', firstN: 'red', gift: 'red' }

const blocked: Record<string, Word> = {
  'benefits.not_yet_open': 'soon',
  'benefits.window_closed': 'over',
  'benefits.stopped': 'stopped',
  'benefits.sold_out': 'gone',
}

function wordOf({ own, blocker, remaining, way }: CampaignRow): Word {
  if (own) return 'own'
  if (blocker !== null) return blocked[blocker] ?? 'none'
  return remaining === 0 && way !== 'draw' ? 'gone' : way
}

/** How the campaign stands for who looks, in a word. */
export function CampaignTag({ of }: { of: CampaignRow }) {
  const { tags } = useText(campaignsText)
  const word = wordOf(of)
  return <Tag tone={tones[word] ?? 'grey'}>{tags[word]}</Tag>
}
