import { setTimeout as wait } from 'node:timers/promises'

/** Resolves with the seconds it took until `condition` held; fails where it takes longer than `seconds`. */
export async function within(seconds: number, condition: () => Promise<boolean>): Promise<number> {
  const from = Date.now()
  while (!(await condition())) {
    if (Date.now() - from > seconds * 1000) throw new Error(`not within ${seconds} s`)
    await wait(50)
  }
  return (Date.now() - from) / 1000
}
