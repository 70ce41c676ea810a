import type { ComponentType } from 'react'
import type { WorkItemView } from '../../../shared/desk/contract'
import type { PaneProps } from '../parts/pane'

/** In WeChat every case opens as the page of its own subpackage. */
export const panes: Partial<Record<WorkItemView['kind'], ComponentType<PaneProps>>> = {}
