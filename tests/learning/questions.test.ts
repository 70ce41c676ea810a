import { isRight } from '../../shared/learning/questions'

describe('An answer', () => {
  it.each([
    ['the one right letter', 'single', ['B'], ['B'], true],
    ['another letter', 'single', ['B'], ['C'], false],
    ['a letter too many', 'single', ['B'], ['B', 'C'], false],
    ['all right letters in any order', 'multiple', ['A', 'C'], ['C', 'A'], true],
    ['a right letter missing', 'multiple', ['A', 'C'], ['A'], false],
    ['the same letter twice', 'multiple', ['A', 'C'], ['A', 'A'], false],
    ['nothing', 'trueFalse', ['A'], [], false],
    ['one of the accepted words', 'fillIn', ['灭火器', '消防器'], ['消防器'], true],
    ['the word in wide letters and with a blank', 'fillIn', ['119'], [' １１９ '], true],
    ['another word', 'fillIn', ['119'], ['120'], false],
  ] as const)('of %s counts as it should', (_, kind, answer, given, right) => {
    expect(isRight(kind, answer, given)).toBe(right)
  })
})
