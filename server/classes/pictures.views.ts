import type { PictureView } from '../../shared/classes/children.contract'
import { type Looker, linkTo } from '../platform/links'
import type { ChildPicture } from './children.entities'

/** A picture under a link for whoever looks. */
export const drawPicture = (
  { id, width, height }: Pick<ChildPicture, 'id' | 'width' | 'height'>,
  looker: Looker,
  now: Date,
): PictureView => ({ id, token: linkTo({ kind: 'classes.picture', id, page: 0 }, looker, now), width, height })
