import type { FileAnswer } from '../../../shared/http/files'

/** Puts a file into the browser's downloads. */
export async function download({ name, type, content }: FileAnswer): Promise<'saved' | 'copied'> {
  const url = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return 'saved'
}
