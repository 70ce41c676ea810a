import type { PaperFile } from './papers.contract'
import type { PaperKind } from './plans'

/** Of one kind, in one claim. */
export const mostFilesPerKind = 9
export const mostFileBytes = 10 * 1_048_576
export const chunkBytes = 262_144

/** Why a file could not be used. */
export const paperProblems = [
  'type', // 格式不能用
  'heic', // 苹果的 HEIC 照片
  'broken', // 打不开
  'locked', // 加了密码
  'tooLarge', // 像素太多
  'tooManyPages', // 页数太多
  'animated', // 动图
  'mismatch', // 传输中变了
  'tooSlow', // 处理不完
] as const
export type PaperProblem = (typeof paperProblems)[number]

const endings = ['jpg', 'jpeg', 'png', 'webp', 'pdf']

/** Why a file of this name is not even begun with, or null; what it holds is looked at when it is there. */
export function nameProblem(name: string): Extract<PaperProblem, 'type' | 'heic'> | null {
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending === 'heic' || ending === 'heif') return 'heic'
  return ending === undefined || endings.includes(ending) ? null : 'type'
}

/** How many parts a file comes in, and how long each is. */
export const chunkCount = (size: number, chunkSize: number): number => Math.ceil(size / chunkSize)
export const chunkLength = (size: number, chunkSize: number, number: number): number =>
  Math.min(chunkSize, size - number * chunkSize)

export interface AskedPaper {
  kind: PaperKind
  required: boolean
}

/** Kinds that are needed and of which nothing has arrived whole. */
export const missingKinds = (asked: readonly AskedPaper[], files: readonly Pick<PaperFile, 'kind' | 'state'>[]) =>
  asked
    .filter(({ kind, required }) => required && !files.some((file) => file.kind === kind && hasArrived(file)))
    .map(({ kind }) => kind)

const hasArrived = ({ state }: Pick<PaperFile, 'state'>): boolean => state === 'checking' || state === 'kept'
