/** WeChat's bar is told its title by `Page`. */
export function Header(_: { title: string; isTab: boolean }) {
  return null
}
