import { clientFault } from '../rules/clientFault.ts'

/** Of a candidate and of a holder alike. */
export const identityRequired = clientFault(
  'identity-required',
  ['Il manque {fr}.', '{en} is missing.'],
  [
    'Joignez la carte d’identité, le passeport ou le titre de séjour.',
    'Add the identity card, the passport or the residence permit.',
  ],
)
