import { readFile } from 'node:fs/promises'

/** What a process holds in memory now, in MB. */
async function residentOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}

/** By how many MB a process grows at most while `work` goes on, looked at twenty times a second. */
export async function growthDuring<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  const before = await residentOf(pid)
  let peak = before
  const look = async () => {
    peak = Math.max(peak, await residentOf(pid).catch(() => 0))
  }
  const watching = setInterval(look, 50)
  try {
    const result = await work()
    await look()
    return { result, megabytes: Math.round(peak - before) }
  } finally {
    clearInterval(watching)
  }
}
