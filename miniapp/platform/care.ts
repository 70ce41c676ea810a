import { create } from 'zustand'
import { readStored, writeStored } from './stored'

const storedAs = 'care'

interface CareState {
  isOn: boolean
  turn: (isOn: boolean) => void
}

/** Care mode (关怀版): larger type and targets, switched by a class on every page's root. */
export const useCare = create<CareState>((set) => ({
  isOn: readStored<boolean>(storedAs, false),
  turn: (isOn) => {
    writeStored(storedAs, isOn)
    set({ isOn })
  },
}))
