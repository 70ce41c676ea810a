/** The feature's part of `errorStatuses`. */
export const benefitErrorStatuses = {} as const
