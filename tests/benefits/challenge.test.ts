import { askSum, readAnswer } from '../../shared/benefits/challenge'

describe('The question before a claim', () => {
  it('is in words of either language', () => {
    expect(askSum({ a: 7, b: 5 }, 'zh')).toBe('七加五等于几?')
    expect(askSum({ a: 7, b: 5 }, 'en')).toBe('What is seven plus five?')
  })

  it('is answered in digits or in Chinese, however wide they are typed', () => {
    expect(['12', ' 12 ', '１２', '十二', '十', '九', '十八', '零'].map(readAnswer)).toEqual([
      12, 12, 12, 12, 10, 9, 18, 0,
    ])
    expect(['', 'twelve', '-3', '1e1', '123'].map(readAnswer)).toEqual([null, null, null, null, null])
  })
})
