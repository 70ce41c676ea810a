import { defineText } from '../i18n'

const zhKinds = { changed: '被改动', removed: '被删除', inserted: '被插入', reordered: '被调换' }
const enKinds = { changed: 'changed', removed: 'removed', inserted: 'inserted', reordered: 'reordered' }

/** Why most calls are refused; of the others the record has the code. */
const zhOutcomes: Record<string, string | undefined> = {
  'access.denied': '没有这项权限',
  'access.signed_out': '没有登录',
  'access.second_factor_due': '还没验证动态码',
  'access.step_up_due': '还没再次确认身份',
  'request.invalid': '填写不对',
}
const enOutcomes: Record<string, string | undefined> = {
  'access.denied': 'not permitted',
  'access.signed_out': 'not signed in',
  'access.second_factor_due': 'authenticator code not entered',
  'access.step_up_due': 'identity not confirmed again',
  'request.invalid': 'not filled in right',
}

export const auditText = defineText({
  zh: {
    title: '审计',
    lead: '谁在什么时候看过、办过什么。查看这里本身也会留下记录。',
    verification: {
      title: '记录是否完整',
      intact: '完整,没有被改动',
      broken: '发现异常,请立即联系市总工会信息部门',
      checked: (rows: number, at: string) => `刚刚核对了 ${rows} 条,封存到 ${at}`,
      none: '还没有封存的记录',
      unsealed: (rows: number) => (rows === 0 ? '没有等待封存的记录' : `还有 ${rows} 条刚写入,几秒内封存`),
      anchor: (at: string) => `库外凭证 ${at} 与记录一致`,
      anchorBroken: (at: string) => `库外凭证 ${at} 与记录不一致`,
      noAnchor: '库外凭证还没有写入',
      lastFull: (rows: number, at: string) => `${at} 全量核对 ${rows} 条`,
      problem: (kind: keyof typeof zhKinds, sequence: number | null) =>
        sequence === null ? `有未封存的记录${zhKinds[kind]}` : `第 ${sequence} 条${zhKinds[kind]}`,
      problemRange: (first: number, last: number) => `第 ${first} 到 ${last} 条被删除`,
      again: '再核对一次',
    },
    filter: {
      who: '完整的姓名或手机号',
      action: '做了什么',
      anyAction: '全部',
      from: '从哪天',
      to: '到哪天',
      refused: '只看被拒绝的',
      clear: '清除条件',
    },
    row: {
      visitor: '未登录的人',
      unnamed: '未实名',
      refused: (code: string) => `被拒绝:${zhOutcomes[code] ?? code}`,
      done: '办成',
      target: '对象',
      request: '请求编号',
      sequence: (place: number) => `第 ${place} 条`,
      unsealed: '等待封存',
      facts: '内容',
      ofTarget: '这个对象的全部记录',
    },
    empty: '没有符合条件的记录',
    more: '再看一些',
    list: '审计记录',
    download: '导出 CSV',
    downloadNote: '最多 10,000 条,姓名遮盖,每行带导出人和时间',
    export: {
      columns: {
        at: '时间 (UTC)',
        action: '操作',
        actor: '操作人',
        target: '对象',
        outcome: '结果',
        request: '请求编号',
        taken: '导出人与时间',
      },
    },
  },
  en: {
    title: 'Audit',
    lead: 'Who saw and did what, and when. Looking here is on record too.',
    verification: {
      title: 'Is the record whole?',
      intact: 'Whole: nothing was changed',
      broken: 'Something is wrong: tell the municipal union’s IT at once',
      checked: (rows: number, at: string) => `${rows} rows checked just now, sealed up to ${at}`,
      none: 'Nothing is sealed yet',
      unsealed: (rows: number) =>
        rows === 0 ? 'Nothing waits to be sealed' : `${rows} just written, sealed in seconds`,
      anchor: (at: string) => `The anchor of ${at} agrees`,
      anchorBroken: (at: string) => `The anchor of ${at} does not agree`,
      noAnchor: 'No anchor has been written yet',
      lastFull: (rows: number, at: string) => `All ${rows} rows checked at ${at}`,
      problem: (kind: keyof typeof enKinds, sequence: number | null) =>
        sequence === null ? `An unsealed row was ${enKinds[kind]}` : `Row ${sequence} was ${enKinds[kind]}`,
      problemRange: (first: number, last: number) => `Rows ${first} to ${last} were removed`,
      again: 'Check again',
    },
    filter: {
      who: 'Whole name or phone',
      action: 'What was done',
      anyAction: 'Anything',
      from: 'From',
      to: 'To',
      refused: 'Refused only',
      clear: 'Clear',
    },
    row: {
      visitor: 'A visitor',
      unnamed: 'No name yet',
      refused: (code: string) => `Refused: ${enOutcomes[code] ?? code}`,
      done: 'Done',
      target: 'Of',
      request: 'Request',
      sequence: (place: number) => `Row ${place}`,
      unsealed: 'To be sealed',
      facts: 'Facts',
      ofTarget: 'All about this',
    },
    empty: 'Nothing fits',
    more: 'Show more',
    list: 'Audit rows',
    download: 'Export CSV',
    downloadNote: 'At most 10,000 rows, names masked, each with who took it and when',
    export: {
      columns: {
        at: 'Time (UTC)',
        action: 'Action',
        actor: 'Who',
        target: 'Of',
        outcome: 'Outcome',
        request: 'Request',
        taken: 'Taken by, at',
      },
    },
  },
})
