/** Where messages about children lead; each slice has its own. */
export const childLink = (id: string): string => `/classes/child?id=${id}`
export const prioritiesLink = '/classes/priorities'
