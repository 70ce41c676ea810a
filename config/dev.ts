import type { UserConfigExport } from '@tarojs/cli'

/** `npx taro build --type h5 --watch`: the pages from the watcher, `/api` from the server beside it. */
export const development: UserConfigExport<'webpack5'> = {
  logger: { quiet: false, stats: true },
  h5: { devServer: { open: false, proxy: [{ context: ['/api'], target: 'http://127.0.0.1:3000' }] } },
}
