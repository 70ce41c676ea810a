import type { Examples } from '../http/contract'
import type { classChildren } from './children.contract'

const childId = '01936f5e-0000-7000-8000-000000000061'

export const childrenExamples: Examples<typeof classChildren> = {
  listChildren: {},
  addChild: {
    body: {
      name: '王小雨',
      documentKind: 'residentId',
      documentNumber: '110111201905120023',
      entryYear: 2025,
      relation: 'mother',
      noticeVersion: '1.0',
    },
  },
  getChild: { params: { childId } },
}
