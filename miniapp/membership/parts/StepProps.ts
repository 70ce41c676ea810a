import type { Form, Unsaved } from './form'

/** What each screen of the form is given. */
export interface StepProps {
  form: Form
  onChange: (part: Unsaved) => void
  /** Items to correct that have not been touched since. */
  marked: readonly string[]
}
