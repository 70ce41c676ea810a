import * as z from 'zod/mini'

/** Columns of a sheet of questions, the names each may have, the first one as the template has it. */
export const questionColumns = [
  { key: 'topic', names: ['主题', '分类', '知识点', 'topic'], isRequired: true },
  { key: 'kind', names: ['题型', '类型', 'kind', 'type'], isRequired: true },
  { key: 'difficulty', names: ['难度', 'difficulty'], isRequired: false },
  { key: 'stem', names: ['题干', '题目', '问题', 'stem', 'question'], isRequired: true },
  { key: 'A', names: ['选项A', 'A', 'optionA'], isRequired: false },
  { key: 'B', names: ['选项B', 'B', 'optionB'], isRequired: false },
  { key: 'C', names: ['选项C', 'C', 'optionC'], isRequired: false },
  { key: 'D', names: ['选项D', 'D', 'optionD'], isRequired: false },
  { key: 'E', names: ['选项E', 'E', 'optionE'], isRequired: false },
  { key: 'F', names: ['选项F', 'F', 'optionF'], isRequired: false },
  { key: 'answer', names: ['答案', '正确答案', 'answer'], isRequired: true },
  { key: 'explanation', names: ['解析', '答案解析', 'explanation'], isRequired: false },
] as const
export type QuestionColumn = (typeof questionColumns)[number]['key']
const columnKeys = questionColumns.map(({ key }) => key)

export const rowProblems = [
  'missing',
  'too_long',
  'kind_unknown',
  'difficulty_unknown',
  'options_missing',
  'options_gap',
  'options_same',
  'answer_unknown',
  'answer_count',
  'unreadable',
  'repeated',
] as const
export type RowProblem = (typeof rowProblems)[number]

/** Rows named in a report at most; the counts hold all of them. */
export const namedMost = 1_000

export const importReport = z.object({
  /** Whether the good rows are in the bank now. */
  isDone: z.boolean(),
  /** `known` are in the bank already. */
  counts: z.object({ good: z.int(), known: z.int(), bad: z.int() }),
  bad: z.array(
    z.object({
      row: z.int(),
      /** The beginning of what the row asks. */
      stem: z.string(),
      problems: z.array(z.object({ column: z.enum(columnKeys), problem: z.enum(rowProblems) })),
    }),
  ),
})
export type ImportReport = z.output<typeof importReport>
