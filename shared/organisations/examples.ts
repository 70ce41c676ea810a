import type { Examples } from '../http/contract'
import type { organisations } from './contract'

export const organisationsExamples: Examples<typeof organisations> = {
  listOrganisations: { query: { q: '金盏' } },
  getOrganisation: { params: { organisationId: '01936f5e-0000-7000-8000-000000000005' } },
}
