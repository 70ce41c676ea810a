const playerOf = (id: string) => document.getElementById(id) as HTMLVideoElement | null

/** Puts a film on the page to a place, in seconds from its beginning. */
export function seekTo(id: string, seconds: number): void {
  const player = playerOf(id)
  if (player) player.currentTime = seconds
}

export const pausePlayer = (id: string): void => playerOf(id)?.pause()
