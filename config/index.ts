import { resolve } from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import type { IH5Config } from '@tarojs/taro/types/compile'
import TerserPlugin from 'terser-webpack-plugin'
import { development } from './dev'
import { production } from './prod'

type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

const root = resolve(__dirname, '..')
const isDevelopment = process.env.NODE_ENV === 'development'
const compile = { include: [resolve(root, 'shared')] }

// Sizes are written in CSS pixels and stay so: `rpx` and `rem` would blow a phone's layout up on tablets and desks.
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

/** Smaller than what Terser makes, in half the time; Chinese as it is written: three bytes a character, six for an escape. */
function minifyBySwc(chain: Chain) {
  if (isDevelopment) return
  const terserOptions = {
    compress: { passes: 2 },
    mangle: true,
    format: { ascii_only: false, comments: false },
  } as const
  chain.optimization
    .minimizer('terserPlugin')
    .use(TerserPlugin<Record<string, unknown>>, [{ parallel: true, minify: TerserPlugin.swcMinify, terserOptions }])
}

/** Taro's configuration. `OUTPUT_ROOT` lets the build scripts build aside and swap; `API_BASE` is the mini program's server. */
export default defineConfig(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'union-member',
    date: '2026-1-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'miniapp',
    outputRoot: process.env.OUTPUT_ROOT || `dist/${process.env.TARO_ENV}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false }, errorLevel: 1 },
    cache: { enable: false },
    plugins: [resolve(__dirname, 'tasks/ariaPlugin.cjs')],
    defineConstants: { API_BASE: JSON.stringify(process.env.TARO_ENV === 'h5' ? '' : process.env.API_BASE || '') },
    // The tools' settings; their appid is a placeholder until a union puts its own.
    projectConfigName: 'miniapp/project.config.json',
    mini: {
      compile,
      postcss,
      optimizeMainPackage: { enable: true },
      webpackChain: (chain) => {
        chain.module.set('strictExportPresence', true)
        minifyBySwc(chain)
        // What of the kit no tab page draws (QR codes, signatures) then lies in the subpackages that do.
        chain.module
          .rule('kit')
          .test(/miniapp[\\/]ui[\\/]index\.ts$/)
          .set('sideEffects', false)
      },
    },
    h5: {
      compile,
      postcss,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser', customRoutes: { '/pages/home': '/' } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain: (chain) => {
        chain.module.set('strictExportPresence', true)
        minifyBySwc(chain)
        // Real HTML elements instead of Taro's web components: less to load, and labels and keys as browsers give them.
        chain.resolve.alias.set('@tarojs/components$', resolve(root, 'miniapp/platform/elements/index.ts'))
      },
    },
  }
  return merge({}, base, isDevelopment ? development : production)
})
