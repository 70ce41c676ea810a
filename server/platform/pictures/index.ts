export { distanceOf } from './looks'
export { makeSafe } from './safe'
export { type PictureProblem, type SafeFile, type SafePage, UnfitPicture } from './types'
