import type { Middleware } from 'koa'
import serve from 'koa-static'

/** Serves the built H5; any other page address gets its index, and the mini program's router does the rest. */
export function serveWeb(root: string): Middleware {
  const files = serve(root, {
    index: 'index.html',
    setHeaders: (response, path) => {
      // Files under static/, js/ and css/ carry a hash of their content in their name.
      const isHashed = /\.[0-9a-f]{8,}\./.test(path)
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    const looksLikeFile = /\.[a-z0-9]+$/i.test(ctx.path)
    if (!looksLikeFile) ctx.path = '/'
    await files(ctx, next)
  }
}
