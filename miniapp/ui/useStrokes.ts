import { useCallback, useEffect, useRef, useState } from 'react'
import { boxOf, type Pen, penOf } from '../platform/canvas'
import { type Box, type Point, type Strokes, strokeOf, withStroke } from './strokes'

/** Where even the element's place cannot be asked for: a phone's width less the page's margins. */
const usualBox: Box = { left: 0, top: 0, width: 311, height: 180 }

/** Gathers touches into strokes and draws them as they come, as far as there is a pen. */
export function useStrokes(id: string, value: Strokes | null, onChange: (value: Strokes) => void) {
  const [hasPen, setHasPen] = useState(false)
  const pen = useRef<Pen | null>(null)
  const box = useRef<Box>(usualBox)
  const measured = useRef<Promise<void>>(Promise.resolve())
  const points = useRef<Point[]>([])
  // The newest strokes, also between an `onChange` and the rendering it leads to: a quick second stroke adds to the first.
  const drawn = useRef(value)
  drawn.current = value

  // Asked anew at each stroke: the page may have been scrolled.
  const measure = useCallback(() => {
    measured.current = boxOf(id).then((found) => {
      if (found && found.width > 0) box.current = found
    })
  }, [id])

  useEffect(() => {
    measure()
    void penOf(`${id}canvas`).then((found) => {
      pen.current = found
      setHasPen(found !== null)
    })
  }, [id, measure])

  useEffect(() => {
    if (hasPen && pen.current) redraw(pen.current, value)
  }, [value, hasPen])

  const start = (point: Point) => {
    points.current = [point]
    measure()
  }
  const move = (point: Point) => {
    const last = points.current.at(-1)
    if (!last) return
    points.current.push(point)
    if (pen.current) drawLine(pen.current, [last, point], box.current)
  }
  const end = async () => {
    const gathered = points.current
    points.current = []
    if (gathered.length < 2) return
    await measured.current
    const stroke = strokeOf(gathered, box.current)
    if (!stroke) return
    drawn.current = withStroke(drawn.current, stroke, box.current)
    onChange(drawn.current)
  }
  return { start, move, end, hasPen }
}

function redraw(pen: Pen, value: Strokes | null) {
  pen.clearRect(0, 0, 4_096, 4_096)
  for (const stroke of value?.strokes ?? []) {
    const line: Point[] = []
    for (let index = 0; index + 1 < stroke.length; index += 2) line.push({ x: stroke[index]!, y: stroke[index + 1]! })
    drawLine(pen, line, { left: 0, top: 0 })
  }
}

function drawLine(pen: Pen, line: readonly Point[], { left, top }: Pick<Box, 'left' | 'top'>) {
  pen.lineWidth = 3
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = '#1f2329'
  pen.beginPath()
  line.forEach(({ x, y }, index) => {
    if (index === 0) pen.moveTo(x - left, y - top)
    else pen.lineTo(x - left, y - top)
  })
  pen.stroke()
}
