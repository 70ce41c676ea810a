import type { Row } from './rows'

/** Who gets past the doors of learning. */
export const learningTable: Record<string, Row> = {}
