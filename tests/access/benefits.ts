import type { Row } from './rows'

/** Who gets past the doors of benefits. */
export const benefitsTable: Record<string, Row> = {}
