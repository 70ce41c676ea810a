import { create } from 'zustand'

/** Whether the phone has a network at all; a server that does not answer is an error of the call instead. */
export const useNetwork = create<{ isOnline: boolean }>(() => ({ isOnline: true }))

/** Called once when the app starts; browsers tell by events, as not all of them know `navigator.connection`. */
export function watchNetwork(): void {
  const tell = () => useNetwork.setState({ isOnline: navigator.onLine })
  tell()
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
}
