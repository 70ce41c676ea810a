import { useText } from '../platform/locale'
import { back } from '../platform/navigate'
import { shellText } from '../platform/text'

/** H5 only: WeChat draws its own bar with the title and the way back. */
export function Header({ title, isTab }: { title: string; isTab: boolean }) {
  const text = useText(shellText)
  return (
    <header className="header">
      <div className="header__inner">
        {!isTab && (
          <button className="header__back" type="button" aria-label={text.back} onClick={back}>
            <span className="header__arrow" />
          </button>
        )}
        <h1 className="header__title">{title}</h1>
      </div>
    </header>
  )
}
