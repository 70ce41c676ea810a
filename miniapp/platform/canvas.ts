/** What a drawing needs of a canvas, of WeChat's and of a browser's alike. */
export interface Pen {
  lineWidth: number
  lineCap: 'butt' | 'round' | 'square'
  lineJoin: 'bevel' | 'miter' | 'round'
  strokeStyle: unknown
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
  clearRect(x: number, y: number, width: number, height: number): void
  scale(x: number, y: number): void
}

/** The pen of a canvas whose pixels fit the screen's, or null where there is none. */
export async function penOf(id: string): Promise<Pen | null> {
  const canvas = document.getElementById(id)
  if (!(canvas instanceof HTMLCanvasElement)) return null
  const ratio = window.devicePixelRatio || 1
  canvas.width = canvas.clientWidth * ratio
  canvas.height = canvas.clientHeight * ratio
  const pen = canvas.getContext('2d')
  pen?.scale(ratio, ratio)
  return pen
}

/** Where an element is on the screen. */
export async function boxOf(id: string): Promise<DOMRect | null> {
  return document.getElementById(id)?.getBoundingClientRect() ?? null
}
