/** Why a file is not taken. */
export type PictureProblem =
  | 'type'
  | 'heic'
  | 'broken'
  | 'locked'
  | 'tooLarge'
  | 'tooManyPages'
  | 'animated'
  | 'tooSlow'

export class UnfitPicture extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem)
  }
}

/** A page as it is kept: drawn anew as JPEG, with nothing left of what came but what is seen. */
export interface SafePage {
  content: Uint8Array
  width: number
  height: number
  /** What it looks like, as 64 bits in hex: the whole first, then with its edges cut. */
  looks: string[]
}

export interface SafeFile {
  isDocument: boolean
  pages: SafePage[]
}

export type PictureMessage = { kind: 'safe'; file: SafeFile } | { kind: 'problem'; problem: PictureProblem }
