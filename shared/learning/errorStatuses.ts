/** The feature's part of `errorStatuses`. */
export const learningErrorStatuses = {} as const satisfies Record<string, number>
