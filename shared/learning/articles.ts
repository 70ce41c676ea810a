/** What an article is made of: plain words only, so nothing in it is ever run or fetched. */
export type ArticleBlock =
  | { kind: 'heading'; words: string }
  | { kind: 'paragraph'; words: string }
  | { kind: 'list'; items: string[] }

/** An article as it was typed: paragraphs apart by an empty line, `#` before a heading, `-` before what is listed. */
export function blocksOf(words: string): ArticleBlock[] {
  return words
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(blocksOfPart)
}

const listed = /^[-•·]\s*/

function blocksOfPart(part: string): ArticleBlock[] {
  const lines = part.split('\n').map((line) => line.trim())
  const [first = '', ...rest] = lines
  if (/^#+\s*\S/.test(first)) {
    const heading: ArticleBlock = { kind: 'heading', words: first.replace(/^#+\s*/, '') }
    return rest.length === 0 ? [heading] : [heading, ...blocksOfPart(rest.join('\n'))]
  }
  if (lines.every((line) => listed.test(line))) {
    return [{ kind: 'list', items: lines.map((line) => line.replace(listed, '')) }]
  }
  return [{ kind: 'paragraph', words: lines.join('\n') }]
}

/** How long reading takes, at so many characters a minute; at least some seconds. */
export const readingMs = (words: string, charactersPerMinute: number): number =>
  Math.max(5_000, Math.round((words.replace(/\s+/g, '').length / charactersPerMinute) * 60_000))
