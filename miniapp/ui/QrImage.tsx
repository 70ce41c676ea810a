import { Image } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

interface QrImageProps {
  content: string
  label: string
  /** In pixels; `fill` leaves it to the place's own style. */
  size?: number | 'fill'
}

/** A QR code drawn on the phone, so that what it says is sent to nobody. */
export function QrImage({ content, label, size = 200 }: QrImageProps) {
  const source = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(content)
    code.make()
    return code.createDataURL(6, 12)
  }, [content])
  const style = size === 'fill' ? {} : { width: `${size}px`, height: `${size}px` }
  return <Image className="qr" src={source} aria-label={label} style={style} />
}
