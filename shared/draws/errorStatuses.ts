/** The feature's part of `errorStatuses`. */
export const drawErrorStatuses = {
  'draws.not_found': 404,
  'draws.late': 409,
  'draws.not_frozen': 409,
  'draws.value_invalid': 400,
  'draws.done': 409,
} as const satisfies Record<string, number>
