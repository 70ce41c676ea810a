export { findWorkItem, listSteps, moveWorkItem, openWorkItem, recordStep, type Step } from './cases'
export { workItemDocumentIndex } from './queries'
export { routes } from './routes'
