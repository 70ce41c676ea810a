import { create } from 'zustand'
import { readStored, writeStored } from './stored'

const storedAs = 'demo'

/** Whether the server is a demo, as home last said: only then the pages offer to be one of its invented people. */
export const useDemo = create<{ isDemo: boolean }>(() => ({ isDemo: readStored<boolean>(storedAs, false) }))

export function tellDemo(isDemo: boolean): void {
  if (isDemo === useDemo.getState().isDemo) return
  writeStored(storedAs, isDemo)
  useDemo.setState({ isDemo })
}
