export const CorrectionPane = () => null
