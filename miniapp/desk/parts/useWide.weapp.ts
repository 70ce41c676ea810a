/** In WeChat a case is always a page of its own: the subpackage of its feature is loaded when it is opened. */
export const useWide = (): boolean => false
