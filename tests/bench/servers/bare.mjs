import Koa from 'koa'

// The most a Koa route can do: the same JSON for everybody, without a database.
const body = JSON.parse(process.env.BODY)
const app = new Koa()
app.use((ctx) => {
  ctx.body = body
})
app.listen(Number(process.env.PORT), '127.0.0.1')
