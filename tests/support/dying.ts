import type { Database } from '../../server/platform/db'

/** A database whose process is killed after so many more transactions, in the next one before its commit. */
export function dieAfter(database: Database, allowed: number): Database {
  let left = allowed
  const transaction: Database['transaction'] = (work, options) =>
    database.transaction(async (db) => {
      const done = await work(db)
      left -= 1
      if (left < 0) throw new Error('killed')
      return done
    }, options)
  return new Proxy(database, { get: (of, name) => (name === 'transaction' ? transaction : Reflect.get(of, name)) })
}
