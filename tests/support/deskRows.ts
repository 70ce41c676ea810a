import { queryAt } from './mariadb'

/** How a copy differs from the item it is made of. */
const spread: Record<string, string> = {
  id: 'UUID()',
  case_number: "CONCAT('B-', seq)",
  is_open: 'seq % 10 > 0',
  due_at: 'DATE_ADD(due_at, INTERVAL seq % 15000 MINUTE)',
}

const reviewers = "WHERE role = 'reviewer'"

/** Fills the desk up to `count` items of reviewers with copies of the first one, over all unions and ten days; a tenth of them is closed. */
export async function fillDesk(databaseUrl: string, count: number): Promise<void> {
  const query = (sql: string) => queryAt(databaseUrl, sql)
  const [{ there }] = (await query(`SELECT COUNT(*) AS there FROM work_items ${reviewers}`)) as [{ there: number }]
  const columns = (await query('SHOW COLUMNS FROM work_items')) as { Field: string }[]
  const unions = (await query('SELECT id FROM organisations WHERE accepts_applications = 1')) as { id: string }[]
  const differing: Record<string, string> = {
    ...spread,
    organisation_id: `ELT(1 + seq % ${unions.length}, ${unions.map(({ id }) => `'${id}'`)})`,
  }
  const names = columns.map(({ Field }) => Field)
  await query(`INSERT INTO work_items (${names}) SELECT ${names.map((name) => differing[name] ?? name)}
    FROM seq_${there}_to_${count} JOIN (SELECT * FROM work_items ${reviewers} LIMIT 1) AS one`)
  await query('ANALYZE TABLE work_items')
}
