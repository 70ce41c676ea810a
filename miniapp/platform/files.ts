import type { FileAnswer } from '../../shared/http/files'

export interface ChosenFile {
  name: string
  size: number
  read(): Promise<Uint8Array>
}

/** Lets the person choose one file with one of these endings (`.xlsx`); null where they choose none. */
export function chooseFile(endings: readonly string[]): Promise<ChosenFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = endings.join(',')
  return new Promise((done) => {
    input.addEventListener('cancel', () => done(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return done(null)
      done({ name: file.name, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) })
    })
    input.click()
  })
}

/** Puts a file where the person finds it: into the browser's downloads. */
export async function saveFile({ name, type, content }: FileAnswer): Promise<void> {
  const url = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
