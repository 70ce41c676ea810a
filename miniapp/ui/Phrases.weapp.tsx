/** WeChat's text element keeps no parts together. */
export function Phrases({ children }: { children: string }) {
  return <>{children}</>
}
