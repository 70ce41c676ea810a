export { Draw, DrawTicket } from './entities'
export { findLiveDraw, freezeList, rankTickets } from './queries'
export { drawOnce, isPromised, prepare, promise, readDraw } from './service'

/** A call that came in time may be decided a little later: so long after its window a list is whole. */
export const settleMs = 120_000
