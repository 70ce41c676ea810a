import type { organisations } from '../../shared/organisations/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'

export const routes: Handlers<typeof organisations> = {
  listOrganisations: ({ db, query }) => service.listOrganisations(db, query),
  getOrganisation: ({ db, params }) => service.getOrganisation(db, params.organisationId),
}
