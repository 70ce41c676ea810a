import { createHash } from 'node:crypto'
import type { Foreign, Logic } from './logic'
import { createMedia } from './media'
import type { Phone } from './phone'
import { createQuery } from './query'
import { createRequest } from './request'
import type { PageStack } from './stack'

const screen = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
}
const device = { brand: 'devtools', model: 'iPhone 8', system: 'iOS 17.0', platform: 'ios' }
const base = { SDKVersion: '3.7.0', version: '8.0.50', language: 'zh_CN', theme: 'light', fontSizeSetting: 16 }

interface Options {
  serverUrl: string
  phone: Phone
  stack: PageStack
  logic: () => Logic
  launch: { path: string; query: Record<string, string>; scene: number }
}

/** Makes an API of a name from what it does. */
export type Api = (name: string, run?: (options: Foreign) => unknown) => (options?: Foreign) => void

/** Stand-in of WeChat's `wx`; what the program calls and is not here throws, and so fails the test. */
export function createWx({ serverUrl, phone, stack, logic, launch }: Options): Record<string, unknown> {
  const give = <T>(value: T) => logic().give(value)
  /** An API that answers by callbacks, a turn later; what `run` throws is a refusal. */
  const api: Api =
    (name, run = () => ({})) =>
    (options = {}) => {
      logic().later(async () => {
        const [callback, answer] = await Promise.resolve()
          .then(() => run(options))
          .then(
            (found) => [options.success, { errMsg: `${name}:ok`, ...(found as object) }],
            (error: Error) => [options.fail, { errMsg: `${name}:fail ${error.message}` }],
          )
        logic().call(callback, undefined, give(answer))
        logic().call(options.complete, undefined, give(answer))
      })
    }
  const moving = (name: string, move: (options: Foreign) => void) => {
    const run = api(name, move)
    return (options: Foreign = {}) =>
      run({
        ...options,
        fail: (failure: { errMsg: string }) => {
          logic().errors.push(failure.errMsg)
          options.fail?.(failure)
        },
      })
  }
  const read = (key: string): unknown => (phone.storage.has(key) ? JSON.parse(phone.storage.get(key)!) : '')
  const networkType = () => (phone.isOnline ? 'wifi' : 'none')

  return {
    request: createRequest(serverUrl, phone, logic),

    navigateTo: moving('navigateTo', ({ url }) => stack.navigateTo(url)),
    redirectTo: moving('redirectTo', ({ url }) => stack.redirectTo(url)),
    reLaunch: moving('reLaunch', ({ url }) => stack.reLaunch(url)),
    switchTab: moving('switchTab', ({ url }) => stack.switchTab(url)),
    navigateBack: moving('navigateBack', ({ delta }) => stack.navigateBack(delta)),

    getStorageSync: (key: string) => give(read(key)),
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    clearStorageSync: () => phone.storage.clear(),
    getStorageInfoSync: () => give({ keys: [...phone.storage.keys()], currentSize: 1, limitSize: 10_240 }),
    getStorage: api('getStorage', ({ key }) => {
      if (!phone.storage.has(key)) throw new Error('data not found')
      return { data: read(key) }
    }),
    setStorage: api('setStorage', ({ key, data }) => void phone.storage.set(key, JSON.stringify(data))),
    removeStorage: api('removeStorage', ({ key }) => void phone.storage.delete(key)),

    login: api('login', () => ({ code: phone.loginCode })),
    checkSession: api('checkSession'),
    scanCode: api('scanCode', () => {
      if (phone.scanned === null) throw new Error('cancel')
      return { result: phone.scanned, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }
    }),
    requestSubscribeMessage: api('requestSubscribeMessage', ({ tmplIds = [] }) => {
      const ids = [...tmplIds] as string[]
      if (ids.length < 1 || ids.length > 3) throw new Error('Templates count out of max bounds')
      phone.askedToSubscribe.push(ids)
      if (phone.subscribeAnswer === null) throw new Error('The main switch is switched off')
      return Object.fromEntries(ids.map((id) => [id, phone.subscribeAnswer]))
    }),
    setClipboardData: api('setClipboardData', ({ data }) => {
      phone.clipboard = data
    }),
    getClipboardData: api('getClipboardData', () => ({ data: phone.clipboard })),
    makePhoneCall: api('makePhoneCall'),
    arrayBufferToBase64: (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64'),

    ...createMedia({ phone, logic, api }),

    showToast: api('showToast', ({ title }) => void phone.toasts.push(title)),
    hideToast: api('hideToast'),
    showLoading: api('showLoading'),
    hideLoading: api('hideLoading'),
    showModal: showModal(phone, logic),
    showActionSheet: showActionSheet(phone, logic),

    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }) => {
      stack.top.title = title
    }),
    setNavigationBarColor: api('setNavigationBarColor'),
    setTabBarBadge: api('setTabBarBadge', ({ index, text }) => void phone.badges.set(index, text)),
    removeTabBarBadge: api('removeTabBarBadge', ({ index }) => void phone.badges.delete(index)),
    setTabBarItem: api('setTabBarItem'),
    setTabBarStyle: api('setTabBarStyle'),
    hideHomeButton: api('hideHomeButton'),
    startPullDownRefresh: api('startPullDownRefresh', () => void stack.top.run('onPullDownRefresh')),
    stopPullDownRefresh: api('stopPullDownRefresh'),
    pageScrollTo: api('pageScrollTo'),
    hideKeyboard: api('hideKeyboard'),
    setKeepScreenOn: api('setKeepScreenOn'),
    setScreenBrightness: api('setScreenBrightness'),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: 0.5 })),
    vibrateShort: api('vibrateShort'),

    getNetworkType: api('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener: unknown) =>
      phone.onNetwork((isConnected) =>
        logic().call(listener, undefined, give({ isConnected, networkType: networkType() })),
      ),
    offNetworkStatusChange: () => {},

    getSystemInfoSync: () => give({ ...screen, ...device, ...base }),
    getSystemInfo: api('getSystemInfo', () => ({ ...screen, ...device, ...base })),
    getWindowInfo: () => give(screen),
    getDeviceInfo: () => give(device),
    getAppBaseInfo: () => give(base),
    getMenuButtonBoundingClientRect: () => give({ left: 281, right: 368, top: 24, bottom: 56, width: 87, height: 32 }),
    getAccountInfoSync: () => give({ miniProgram: { appId: 'wx-test', envVersion: 'release', version: '1.0.0' } }),
    getLaunchOptionsSync: () => give(launch),
    getEnterOptionsSync: () => give(launch),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady: (listener: unknown) => phone.onNewVersion(() => logic().call(listener, undefined)),
      onUpdateFailed() {},
      applyUpdate() {
        phone.updates += 1
      },
    }),
    canIUse: () => true,
    nextTick: (run: unknown) => logic().later(() => logic().call(run, undefined)),
    createVideoContext: () => give({ play() {}, pause() {}, seek() {} }),
    createSelectorQuery: () => createQuery(() => stack.top.view, logic),
    getRandomValues: api('getRandomValues', ({ length }) => ({ randomValues: randomOf(length) })),

    onError() {},
    onUnhandledRejection() {},
    onAppShow() {},
    onAppHide() {},
    onPageNotFound() {},
    onThemeChange() {},
    onWindowResize() {},
    offWindowResize() {},
    onUserCaptureScreen() {},
    offUserCaptureScreen() {},
  }
}

let drawn = 0
/** Different at each call and the same in each run. */
function randomOf(length: number): number[] {
  drawn += 1
  return [...createHash('shake256', { outputLength: length }).update(String(drawn)).digest()]
}

function showModal(phone: Phone, logic: () => Logic) {
  return (options: Foreign) => {
    const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options
    ask(phone, { title, content, buttons: showCancel ? [cancelText, confirmText] : [confirmText] }, (button) => {
      const isConfirmed = button === confirmText
      const answer = { errMsg: 'showModal:ok', confirm: isConfirmed, cancel: !isConfirmed, content: null }
      logic().call(options.success, undefined, logic().give(answer))
      logic().call(options.complete, undefined, logic().give(answer))
    })
  }
}

function showActionSheet(phone: Phone, logic: () => Logic) {
  return (options: Foreign) => {
    const items = [...options.itemList] as string[]
    ask(phone, { title: options.alertText ?? '', content: '', buttons: [...items, '取消'] }, (button) => {
      const tapIndex = items.indexOf(button)
      const [callback, errMsg] =
        tapIndex < 0 ? [options.fail, 'showActionSheet:fail cancel'] : [options.success, 'showActionSheet:ok']
      logic().call(callback, undefined, logic().give({ errMsg, tapIndex }))
      logic().call(options.complete, undefined, logic().give({ errMsg, tapIndex }))
    })
  }
}

function ask(
  phone: Phone,
  words: { title: string; content: string; buttons: string[] },
  answer: (button: string) => void,
): void {
  const modal = {
    ...words,
    press(button: string) {
      if (!words.buttons.includes(button)) throw new Error(`"${button}" is none of: ${words.buttons.join(', ')}`)
      phone.modals.splice(phone.modals.indexOf(modal), 1)
      answer(button)
    },
  }
  phone.modals.push(modal)
}
