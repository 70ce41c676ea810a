/** Chinese has no blanks to break a line at: what ends in a mark stays together, as long as it fits. */
const phrases = /(?:[^,。;:!?]|[,;:!?](?=[\s\d]))+[,。;:!?]*/g

/** Words in the middle of a screen, broken between phrases and not within a word. H5 only. */
export function Phrases({ children }: { children: string }) {
  const parts = children.match(phrases) ?? [children]
  return (
    <>
      {parts.map((part) => (
        <span key={part} className="phrase">
          {part}
        </span>
      ))}
    </>
  )
}
