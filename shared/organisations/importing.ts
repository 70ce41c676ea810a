import type { OrganisationKind } from './contract'

/** Columns of the sheet, each under any of these names; `*` columns must be there. */
export const importColumns = [
  { key: 'name', names: ['工会名称', '名称', '组织名称', 'Name'], isRequired: true },
  { key: 'kind', names: ['类型', '工会类型', 'Kind'], isRequired: true },
  { key: 'parent', names: ['上级工会', '上级', '上级名称或信用代码', '上级信用代码', 'Parent'] },
  { key: 'creditCode', names: ['统一社会信用代码', '信用代码', 'Credit code'] },
  { key: 'regionCode', names: ['区划代码', '行政区划代码', 'Region code'] },
  { key: 'district', names: ['所在区', '区县', 'District'] },
  { key: 'address', names: ['地址', '办公地址', 'Address'] },
  { key: 'contactPhone', names: ['电话', '联系电话', '办公电话', 'Phone'] },
  { key: 'hours', names: ['办公时间', 'Hours'] },
  { key: 'accepts', names: ['受理入会', '直接受理入会申请', 'Takes applications'] },
] as const
export type ImportColumn = (typeof importColumns)[number]['key']

/** What can be wrong with a row, at the column it is wrong in. */
export const rowProblems = [
  'missing',
  'too_long',
  'kind_unknown',
  'code_wrong',
  'code_held',
  'code_repeated',
  'region_wrong',
  'phone_wrong',
  'answer_unknown',
  'parent_unknown',
  'parent_ambiguous',
  'parent_bad',
  'kind_unfit',
  'too_deep',
  'repeated',
] as const
export type RowProblem = (typeof rowProblems)[number]

const kindWords: [OrganisationKind, RegExp][] = [
  ['pool', /周转库|pool/i],
  ['group', /小组|group/i],
  ['community', /社区|村|community/i],
  ['industry', /行业|industry/i],
  ['street', /街道|乡|镇|地区|street/i],
  ['enterprise', /单位|企业|基层|公司|enterprise|employer/i],
  ['district', /区|县|district/i],
]

/** The kind that is meant by what people write; the municipal union is not imported. */
export const kindOfWords = (words: string): OrganisationKind | null =>
  kindWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null

/** 是 or 否; blank means yes. */
export function answerOf(words: string): boolean | null {
  if (/^(是|y|yes|1|√|对|受理)?$/i.test(words)) return true
  return /^(否|n|no|0|×|不|不受理)$/i.test(words) ? false : null
}
