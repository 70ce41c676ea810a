// Read by Taro's build only; jest compiles with SWC.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [removePageConfig],
}

/** Taro reads `definePageConfig` at build time but takes the call out only below a folder named `src`; ours is `miniapp`. */
function removePageConfig({ types }) {
  return {
    visitor: {
      CallExpression(path) {
        if (types.isIdentifier(path.node.callee, { name: 'definePageConfig' })) path.remove()
      },
    },
  }
}
