export { findWorkItem, listSteps, moveWorkItem, type NamedStep, openWorkItem, recordStep, type Step } from './cases'
export { workItemDocumentIndex } from './queries'
export { routes } from './routes'
