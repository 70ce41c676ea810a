// WeChat hides the page itself when the mini program goes to the back.
export { useShown as useInFront } from './useShown'
