import { contestErrorStatuses } from './contestErrorStatuses'

/** The feature's part of `errorStatuses`. */
export const learningErrorStatuses = {
  ...contestErrorStatuses,
} as const satisfies Record<string, number>
