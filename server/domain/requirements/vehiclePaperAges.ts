import type { PaperAge } from './paperAges.ts'

/** How old papers of vehicle requests may be. */
export const vehiclePaperAges: readonly PaperAge[] = []
