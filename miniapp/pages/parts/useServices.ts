import { homeText } from '../../../shared/home/text'
import { isStaffRole } from '../../../shared/organisations/roles'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import type { IconName, Tile } from '../../ui'

interface Service {
  key:
    | 'join'
    | 'applications'
    | 'card'
    | 'covers'
    | 'classes'
    | 'benefits'
    | 'learning'
    | 'find'
    | 'check'
    | 'desk'
    | 'privacy'
  icon: IconName
  url: string
}

const everybody: Service[] = [
  { key: 'join', icon: 'join', url: '/membership/join' },
  { key: 'applications', icon: 'file', url: '/membership/applications' },
  { key: 'card', icon: 'card', url: '/membership/card' },
  { key: 'covers', icon: 'shield', url: '/insurance/covers' },
  { key: 'classes', icon: 'bag', url: '/classes/classes' },
  { key: 'benefits', icon: 'ticket', url: '/benefits/campaigns' },
  { key: 'learning', icon: 'book', url: '/learning/courses' },
  { key: 'find', icon: 'place', url: '/organisations/find' },
]
const checking: Service = { key: 'check', icon: 'scan', url: '/membership/check' }
const desk: Service = { key: 'desk', icon: 'desk', url: '/desk/work/queue' }
const privacy: Service = { key: 'privacy', icon: 'lock', url: '/privacy/notice' }

/** What this person can go to; the server decides again when they are there. */
export function useServices(): Tile[] {
  const text = useText(homeText).service
  const roles = (useMe()?.roles ?? []).map(({ role }) => role)
  const services = [
    ...everybody,
    ...(roles.length > 0 ? [checking] : []),
    ...(roles.some(isStaffRole) ? [desk] : []),
    privacy,
  ]
  return services.map(({ key, icon, url }) => ({ key, icon, label: text[key], onTap: () => open(url) }))
}
