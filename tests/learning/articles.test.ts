import { blocksOf, readingMs } from '../../shared/learning/articles'

describe('An article', () => {
  it('is told in headings, paragraphs and lists, and everything in it stays words', () => {
    expect(blocksOf('# 多喝水\n天热时每小时一杯。\n\n- 随身带水\n• 避开正午\n\n<script>alert(1)</script>')).toEqual([
      { kind: 'heading', words: '多喝水' },
      { kind: 'paragraph', words: '天热时每小时一杯。' },
      { kind: 'list', items: ['随身带水', '避开正午'] },
      { kind: 'paragraph', words: '<script>alert(1)</script>' },
    ])
  })

  it('takes as long as its characters take to read, and some seconds at least', () => {
    expect(readingMs('字'.repeat(1_000), 500)).toBe(120_000)
    expect(readingMs('短', 500)).toBe(5_000)
  })
})
