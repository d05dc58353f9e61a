import type { Commune } from '../../../server/domain/places/gazetteer.ts'

/** Rows as the official list has them: towns, one merged, one divided, one that changed its department. */
export const someCommunes: Commune[] = [
  { code: '69382', name: 'Lyon 2e Arrondissement', partOf: '69123', postalCodes: ['69002'] },
  { code: '69123', name: 'Lyon', postalCodes: ['69001', '69002'] },
  {
    code: '69149',
    name: 'Oullins-Pierre-Bénite',
    postalCodes: ['69310', '69600'],
    formerCodes: ['69152'],
  },
  { code: '69149', name: 'Oullins', partOf: '69149' },
  { code: '69152', name: 'Pierre-Bénite', partOf: '69149' },
  { code: '69266', name: 'Villeurbanne', postalCodes: ['69100'] },
  { code: '69290', name: 'Saint-Priest', postalCodes: ['69800'], formerCodes: ['38447'] },
  { code: '07288', name: 'Saint-Priest', postalCodes: ['07000'] },
  { code: '92012', name: 'Boulogne-Billancourt', postalCodes: ['92100'], formerCodes: ['75012'] },
  { code: '75056', name: 'Paris', postalCodes: ['75001', '75015'] },
  { code: '2A004', name: 'Ajaccio', postalCodes: ['20000'], formerCodes: ['20004'] },
  { code: '97411', name: 'Saint-Denis', postalCodes: ['97400'] },
  { code: '44109', name: 'Nantes', postalCodes: ['44000', '44100'] },
]
