import { FirstWay1763683200000 } from './1763683200000-first-way'

/** In order; each may be run again after it was killed half way. */
export const migrations = [FirstWay1763683200000]
