/** Where messages and the first screen lead. */
export const links = {
  covers: '/insurance/covers',
  plan: (coverId: string) => `/insurance/plan?cover=${coverId}`,
}
