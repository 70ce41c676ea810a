// WeChat draws bars and scrolls by itself; see `browser.ts`.
export {}
