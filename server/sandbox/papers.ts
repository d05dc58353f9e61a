import { instant } from './calendar.ts'
import type { Filing } from './filing.ts'
import { familyOf } from './lanes.ts'
import { makePdf } from './pdf.ts'

const withoutCpi: ReadonlySet<string> = new Set([
  'declaration-achat',
  'declaration-cession',
  'changement-adresse',
  'fin-demonstration',
])

/** The kinds of paper that a filing has given rise to so far. */
export function paperKinds(filing: Filing): string[] {
  const kinds: string[] = []
  const family = familyOf(filing.procedure)
  const isVehicle = family === 'vehicle' || family === 'import'
  if (filing.channel === 'ants') kinds.push('recepisse')
  if (filing.status !== 'accepted') return kinds
  if (isVehicle && withoutCpi.has(filing.procedure) && filing.channel === 'siv') kinds.push('recepisse')
  if (isVehicle && !withoutCpi.has(filing.procedure)) kinds.push('cpi')
  if (family === 'enrolment') kinds.push('attestation-inscription')
  return kinds
}

const titles: Readonly<Record<string, string>> = {
  cpi: "Certificat provisoire d'immatriculation",
  recepisse: 'Récépissé',
  'attestation-inscription': "Attestation d'inscription au permis de conduire",
}

/** The paper as a PDF, or null when there is none of the kind. */
export function paperOf(filing: Filing, kind: string): Buffer | null {
  if (!paperKinds(filing).includes(kind)) return null
  const { outcome } = filing
  const plate = outcome?.plate ?? filing.plate
  const texts = [
    'BAC À SABLE : ce document ne vaut rien.',
    `Dossier ${filing.filingNumber}`,
    `Démarche ${filing.procedure}`,
    `Déposé le ${instant(filing.receivedAtMs)}`,
    ...(plate ? [`Immatriculation ${plate}`] : []),
    ...(filing.vin ? [`Numéro d'identification ${filing.vin}`] : []),
    ...(outcome?.cpiUntil ? [`Valable jusqu'au ${outcome.cpiUntil}`] : []),
    ...(outcome?.receiptNumber ? [`Enregistrement ${outcome.receiptNumber}`] : []),
    ...(outcome?.neph ? [`NEPH ${outcome.neph}`] : []),
  ]
  return makePdf(titles[kind] ?? kind, texts)
}
