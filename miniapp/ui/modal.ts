import './styles/modal.scss'

export interface Modal {
  title: string
  body: string
  ok: string
  cancel: string
}

let count = 0

/** H5's question: the browser's own dialog, which keeps the keyboard inside, closes on Escape and is read out as one. */
export function askModal({ title, body, ok, cancel }: Modal): Promise<boolean> {
  count += 1
  const id = `modal${count}`
  const dialog = document.createElement('dialog')
  dialog.className = document.querySelector('.page--care') ? 'modal modal--care' : 'modal'
  // Said aloud for those who look for it by attribute.
  dialog.setAttribute('role', 'dialog')
  dialog.setAttribute('aria-labelledby', id)
  const buttons = [pressable(cancel, 'no', 'modal__button'), pressable(ok, 'yes', 'modal__button modal__button--ok')]
  const heading = block('h2', 'modal__title', title)
  heading.id = id
  const foot = block('div', 'modal__foot')
  foot.append(...buttons)
  dialog.append(heading, ...(body ? [block('p', 'modal__body', body)] : []), foot)
  for (const button of buttons) button.onclick = () => dialog.close(button.value)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((answer) => {
    dialog.onclose = () => {
      dialog.remove()
      answer(dialog.returnValue === 'yes')
    }
  })
}

function block(tag: 'h2' | 'p' | 'div', className: string, words = ''): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = words
  return element
}

function pressable(words: string, value: string, className: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.value = value
  button.textContent = words
  return button
}
