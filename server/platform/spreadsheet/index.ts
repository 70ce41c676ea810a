export { maxSpreadsheetBytes, readTable, type Table } from './read'
export type { CellFlag, Column, TableCell, TableHead, TableRow } from './types'
export { refuseOtherFiles } from './workbook'
export {
  type Cell,
  neutralise,
  type SheetColumn,
  type SheetContent,
  type SheetRows,
  writeCsv,
  writeXlsx,
} from './write'
