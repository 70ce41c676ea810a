const withLabels = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Picker', 'Switch', 'ScrollView']
const empty = "''"
const labels = { 'aria-label': empty, 'aria-role': empty, 'aria-checked': empty, 'aria-disabled': empty }

/** Taro's templates leave out what screen readers need: adds the labels to the components that carry them. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.type !== 'mini' && !platform.template) return
      platform.template.mergeComponents(ctx, Object.fromEntries(withLabels.map((name) => [name, { ...labels }])))
    },
  })
}
