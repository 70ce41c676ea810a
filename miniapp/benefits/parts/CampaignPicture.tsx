import { Image } from '@tarojs/components'
import { campaignsText } from '../../../shared/benefits/campaignsText'
import type { CampaignRow } from '../../../shared/benefits/contract'
import { useText } from '../../platform/locale'

interface PictureProps {
  picture: CampaignRow['picture']
  /** Before a line of the list. */
  isSmall?: boolean
}

/** The picture of a campaign, where it has one; the room it takes is known before it is there. */
export function CampaignPicture({ picture, isSmall }: PictureProps) {
  const text = useText(campaignsText)
  if (picture === null) return null
  const { path, width, height } = picture
  return (
    <Image
      className={isSmall ? 'benefit-picture benefit-picture--small' : 'benefit-picture'}
      style={isSmall ? undefined : { aspectRatio: `${width} / ${height}` }}
      src={`${API_BASE}${path}`}
      mode="aspectFill"
      lazyLoad
      aria-label={text.picture}
    />
  )
}
