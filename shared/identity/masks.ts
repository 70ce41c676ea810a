/** `138****8000`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** `王*国`, `王*`, `J*******n`: first and last character, whole characters beyond the BMP counted as one. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return characters[0] + '*'.repeat(characters.length - 2) + characters.at(-1)
}
