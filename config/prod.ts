import type { UserConfigExport } from '@tarojs/cli'

/** What is shipped: small, and without the sources. */
export const production: UserConfigExport<'webpack5'> = {
  logger: { quiet: true, stats: false },
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false },
}
