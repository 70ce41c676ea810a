import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndexes, dropColumns } from './columns'

/** Figures of claims are added up from indexes alone, whatever there is of claims. */
export class ClaimFigures1795372200000 implements MigrationInterface {
  name = 'ClaimFigures1795372200000'

  async up(runner: QueryRunner): Promise<void> {
    const sums = ['asked_fen', 'approved_fen', 'paid_fen']
    await addIndexes(runner, 'claims', [
      { name: 'claims_sums', columns: ['organisation_id', 'submitted_on', 'was_returned', 'minutes_taken', ...sums] },
    ])
    await addIndexes(runner, 'claim_lines', [{ name: 'claim_lines_sums', columns: ['claim_id', 'item', ...sums] }])
    await dropColumns(runner, 'claims', [], ['claims_figures'])
  }

  async down(runner: QueryRunner): Promise<void> {
    await addIndexes(runner, 'claims', [{ name: 'claims_figures', columns: ['organisation_id', 'submitted_on', 'id'] }])
    await dropColumns(runner, 'claim_lines', [], ['claim_lines_sums'])
    await dropColumns(runner, 'claims', [], ['claims_sums'])
  }
}
