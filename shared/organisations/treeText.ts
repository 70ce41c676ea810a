import { defineText } from '../i18n'

/** The words of the desk's tree of unions. */
export const treeText = defineText({
  zh: {
    title: '机构',
    search: '工会名称、信用代码或区划代码',
    top: '我管的机构',
    children: (count: number) => `下级 ${count}`,
    childrenLabel: (name: string, count: number) => `看${name}的 ${count} 个下级`,
    none: '没有找到。换个名称试试。',
    noChildren: '下面还没有工会。',
    choose: '从左边选一个工会,这里看详情。',
    closed: '已撤销',
    importing: '表格导入',
    more: '再看一些',
  },
  en: {
    title: 'Organisations',
    search: 'Name, credit code or region code',
    top: 'What I look after',
    children: (count: number) => `${count} below`,
    childrenLabel: (name: string, count: number) => `Show the ${count} below ${name}`,
    none: 'Nothing found. Try another name.',
    noChildren: 'There is no union below yet.',
    choose: 'Choose a union on the left to see it here.',
    closed: 'Closed',
    importing: 'Import a sheet',
    more: 'Show more',
  },
})
