import { type ComponentType, lazy } from 'react'
import type { WorkItemView } from '../../../shared/desk/contract'
import type { PaneProps } from '../parts/pane'

/** The case beside the queue, by kind; loaded with the first one that is opened. */
export const panes: Partial<Record<WorkItemView['kind'], ComponentType<PaneProps>>> = {
  'membership.application': lazy(async () => ({ default: (await import('../membership/parts/CasePane')).CasePane })),
  'membership.release': lazy(async () => ({ default: (await import('../membership/parts/ReleasePane')).ReleasePane })),
  'membership.transfer': lazy(async () => ({
    default: (await import('../membership/parts/TransferPane')).TransferPane,
  })),
  'privacy.correction': lazy(async () => ({
    default: (await import('../privacy/parts/CorrectionPane')).CorrectionPane,
  })),
  'complaints.complaint': lazy(async () => ({
    default: (await import('../complaints/parts/ComplaintPane')).ComplaintPane,
  })),
  'classes.guardianship': lazy(async () => ({
    default: (await import('../classes/parts/GuardianshipPane')).GuardianshipPane,
  })),
  'classes.priority': lazy(async () => ({
    default: (await import('../classes/parts/PriorityPane')).PriorityPane,
  })),
  'insurance.claim': lazy(async () => ({ default: (await import('../insurance/parts/ClaimPane')).ClaimPane })),
}
