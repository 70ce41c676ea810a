export const idempotencyHeader = 'Idempotency-Key'

/** 1 to 100 printable ASCII characters, chosen by the caller, the same for every try of one command. */
export const idempotencyKeyPattern = /^[\x21-\x7e]{1,100}$/
