/** A question WeChat shows over the page. */
export interface Modal {
  title: string
  content: string
  buttons: string[]
  /** Presses one of its buttons. */
  press(button: string): void
}

/** One request as the server met it; `status` is 0 where no answer came back. */
export interface Sent {
  method: string
  path: string
  status: number
}

/** The phone around the program: what it keeps over a restart, and what a test sets or looks at. */
export class Phone {
  /** Texts by key, as WeChat keeps them. */
  readonly storage = new Map<string, string>()
  readonly sent: Sent[] = []
  readonly toasts: string[] = []
  readonly modals: Modal[] = []
  readonly badges = new Map<number, string>()
  clipboard = ''
  /** What the next scan reads; null is giving up. */
  scanned: string | null = null
  /** Who is signed in to WeChat; the server's stand-in takes each code once. */
  loginCode = 'openid:somebody'
  /** The number behind the getPhoneNumber button; null refuses it. */
  phoneNumber: string | null = null
  /** What the camera takes next, or the person picks from the album; all that is there, up to as many as are asked for. */
  readonly photos: Buffer[] = []
  /** Documents in a chat, by name. */
  readonly documents = new Map<string, Buffer>()
  /** Files the program was given, by path. */
  readonly files = new Map<string, Buffer>()
  isOnline = true
  /** Templates WeChat asked about, each time it did. */
  readonly askedToSubscribe: string[][] = []
  /** What the person answers; null is having switched such messages off altogether. */
  subscribeAnswer: 'accept' | 'reject' | null = 'accept'
  /** How often the program asked WeChat to restart it as its new version. */
  updates = 0
  /** How many answers are still to be lost on the way back. */
  lostAnswers = 0
  private readonly listeners = new Set<(isOnline: boolean) => void>()
  private readonly cuts = new Set<() => void>()
  private readonly updateListeners = new Set<() => void>()

  /** Cuts the network: what is under way fails too. */
  goOffline(): void {
    this.setOnline(false)
    for (const cut of [...this.cuts]) cut()
  }

  goOnline(): void {
    this.setOnline(true)
  }

  /** The next request reaches the server, its answer does not come back. */
  loseNextAnswer(): void {
    this.lostAnswers += 1
  }

  onNetwork(listener: (isOnline: boolean) => void): void {
    this.listeners.add(listener)
  }

  /** WeChat has fetched a newer version of the program. */
  fetchNewVersion(): void {
    for (const listener of this.updateListeners) listener()
  }

  onNewVersion(listener: () => void): void {
    this.updateListeners.add(listener)
  }

  onCut(cut: () => void): () => void {
    this.cuts.add(cut)
    return () => this.cuts.delete(cut)
  }

  /** A new start of the program: what listened before is gone. */
  restart(): void {
    this.listeners.clear()
    this.cuts.clear()
    this.updateListeners.clear()
    this.modals.length = 0
    this.toasts.length = 0
  }

  private setOnline(isOnline: boolean): void {
    this.isOnline = isOnline
    for (const listener of this.listeners) listener(isOnline)
  }
}
