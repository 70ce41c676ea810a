import { create } from 'zustand'

interface StepUp {
  /** Whether the person is being asked to prove who they are. */
  isAsked: boolean
  settle: (isProved: boolean) => void
}

/** The question before a grave step; `StepUpSheet` asks it on whatever page is in front. */
export const useStepUp = create<StepUp>(() => ({ isAsked: false, settle: () => {} }))

let asking: Promise<boolean> | null = null

/** Whether the person proved who they are; calls that need it at the same time wait for one answer. */
export function askStepUp(): Promise<boolean> {
  asking ??= new Promise<boolean>((answer) => {
    useStepUp.setState({ isAsked: true, settle: answer })
  }).finally(() => {
    asking = null
    useStepUp.setState({ isAsked: false, settle: () => {} })
  })
  return asking
}
