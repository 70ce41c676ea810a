/** The server the mini program calls, fixed at build time; empty in H5, which calls its own origin. */
declare const API_BASE: string

declare module '*.scss'

declare module '*.png' {
  const path: string
  export default path
}
