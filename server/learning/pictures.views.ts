import { linkTo } from '../platform/links'
import type { Question } from './questions.entities'

/** A link to a question's picture, for this person and some minutes; null where it has none. */
export const drawPicture = (
  { id, pictureFile, pictureWidth, pictureHeight }: Question,
  personId: string,
  now: Date,
): { token: string; width: number; height: number } | null =>
  pictureFile === null
    ? null
    : {
        token: linkTo({ kind: 'learning.picture', id, page: 0 }, { personId, purpose: 'own' }, now),
        width: pictureWidth!,
        height: pictureHeight!,
      }
