export { findWorkItem, listSteps, moveWorkItem, type NamedStep, openWorkItem, recordStep, type Step } from './cases'
export { routes } from './routes'
