/** A frame of the screen: what is due within it belongs to the act before. */
const frameMs = 17
/** An animation that never ends is not waited for. */
const patienceMs = 1_000

type Handle = NodeJS.Timeout

/** The timers of one start of the program: they can be waited for, and end with it. */
export class Timers {
  private readonly open = new Set<Handle>()
  private readonly soon = new Set<Handle>()
  private readonly byId = new Map<number, Handle>()
  private lastId = 0

  once(run: () => void, ms = 0): number {
    const handle = setTimeout(() => {
      this.forget(handle)
      run()
    }, ms)
    if (!(ms > frameMs)) this.soon.add(handle)
    return this.keep(handle)
  }

  repeat(run: () => void, ms = 0): number {
    return this.keep(setInterval(run, ms))
  }

  clear(id: number): void {
    const handle = this.byId.get(id)
    if (handle) this.forget(handle)
    this.byId.delete(id)
  }

  /** Resolves when what was to happen at once has happened: a person acts on what is drawn. */
  async settle(): Promise<void> {
    const until = Date.now() + patienceMs
    do await new Promise((resume) => setTimeout(resume, 1))
    while (this.soon.size > 0 && Date.now() < until)
  }

  close(): void {
    for (const handle of this.open) this.forget(handle)
  }

  private keep(handle: Handle): number {
    this.open.add(handle)
    this.lastId += 1
    this.byId.set(this.lastId, handle)
    return this.lastId
  }

  private forget(handle: Handle): void {
    clearTimeout(handle)
    this.open.delete(handle)
    this.soon.delete(handle)
  }
}
