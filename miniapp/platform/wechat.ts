/** H5 outside WeChat has neither its sign-in nor its camera: pages ask here and offer the phone number and typing instead. */
export const isWechat: boolean = false

export async function getWechatCode(): Promise<string> {
  throw new Error('WeChat sign-in is not available here')
}

/** What a QR code says, or null when the person gave up. */
export async function scanCode(): Promise<string | null> {
  return null
}

export function checkForUpdate(): void {
  // A browser gets the new version with the next page load.
}
