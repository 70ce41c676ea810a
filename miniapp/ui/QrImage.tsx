import { Image } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

/** A QR code drawn on the phone, so that what it says is sent to nobody. */
export function QrImage({ content, label, size = 200 }: { content: string; label: string; size?: number }) {
  const source = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(content)
    code.make()
    return code.createDataURL(6, 12)
  }, [content])
  return <Image className="qr" src={source} aria-label={label} style={{ width: `${size}px`, height: `${size}px` }} />
}
