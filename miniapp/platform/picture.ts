import type { FileAnswer } from '../../shared/http/files'

/** What an image element shows of a file the server answered with. */
export function pictureSource({ type, content }: FileAnswer): string {
  // Taro's own `arrayBufferToBase64` answers an empty text in a browser.
  const binary = Array.from(content, (byte) => String.fromCharCode(byte)).join('')
  return `data:${type};base64,${btoa(binary)}`
}
