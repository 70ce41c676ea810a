const { resolve } = require('node:path')
const labels = require('./ariaLabels.json')

/**
 * Taro's templates leave out what screen readers need: adds the labels to the components that carry them, in the templates
 * and in the runtime alike. Both number a component's attributes; with labels in one only, every attribute is sent under
 * a name the other does not know.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.type !== 'mini' && !platform.template) return
      platform.template.mergeComponents(ctx, labels)
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, 'ariaRuntime.js')].flat()
    },
  })
}
