import { actionsText } from '../../shared/audit/actionsText'
import { operations } from '../support/operations'

it('says what every action on the record means, in both languages', () => {
  const actions = [...new Set(operations.flatMap(({ operation }) => operation.audit ?? []))]
  expect(actions.filter((action) => !(action in actionsText.zh) || !(action in actionsText.en))).toEqual([])
})
