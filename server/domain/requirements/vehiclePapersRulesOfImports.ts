import type { PaperView } from '../itemView.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { regimeInWords } from '../vehicle/originWords.ts'
import { firstRegistrations, imports } from '../vehicle/procedureGroups.ts'
import { eachPaper } from './eachPaper.ts'
import { annexe, article } from './vehiclePapersWords.ts'

/** Where the papers of a vehicle that is new to France do not agree with what the item announces: doubts. */

const fromAbroad = [...imports, 'ww'] as const

/** The papers that show each kind of conformity, with the variant where the kind fixes it. */
const conformityPapers: Readonly<Record<string, readonly [kind: string, variant?: string]>> = {
  coc: ['certificat-conformite'],
  'e-coc': ['certificat-conformite', 'ivi-xml'],
  identification: ['attestation-identification'],
  rti: ['rapport-reception', 'rti'],
  ri: ['rapport-reception', 'ri'],
  recognition: ['certificat-reconnaissance'],
}
const conformityKinds: ReadonlySet<string | undefined> = new Set(
  Object.values(conformityPapers).map(([kind]) => kind),
)

const fitsConformity = ({ kind, variant }: PaperView, named: string): boolean => {
  const [wanted, wantedVariant] = conformityPapers[named] ?? []
  return (
    kind === wanted && (wantedVariant === undefined || variant === undefined || variant === wantedVariant)
  )
}

const quitusKinds = ['quitus-fiscal', 'dispense-quitus']
const customsKinds = ['certificat-846a', 'visa-fiscal']

export const importPaperRules: readonly Rule[] = [
  {
    entry: clientFault(
      'conformity-paper-differs',
      [
        'Cette pièce n’est pas la preuve de conformité que la demande annonce.',
        'This paper is not the proof of conformity that the item announces.',
      ],
      [
        'Corrigez conformity.kind ({kind}), ou déclarez la bonne pièce et sa variante.',
        'Correct conformity.kind ({kind}), or declare the right paper and its variant.',
      ],
      'warning',
    ),
    procedures: [...firstRegistrations, 'ww'],
    source: article('1.E.2'),
    confirmed: true,
    check: ({ conformity, documents }) => {
      const named = conformity?.kind
      if (named === undefined || documents === undefined) return null
      let first = -1
      for (let index = 0; index < documents.length; index++) {
        const paper = documents[index]
        if (paper === undefined || !conformityKinds.has(paper.kind)) continue
        if (fitsConformity(paper, named)) return null
        if (first < 0) first = index
      }
      return first < 0 ? null : at(`/documents/${first}/kind`, { kind: named })
    },
  },
  {
    entry: clientFault(
      'electronic-conformity-too-early',
      [
        'Le certificat de conformité électronique (fichier IVI) n’existe que depuis le 05/07/2026.',
        'The electronic certificate of conformity (IVI file) exists since 5 July 2026 only.',
      ],
      [
        'Déclarez le certificat sur papier (variante « papier »).',
        'Declare the paper one (variant "papier").',
      ],
      'warning',
    ),
    procedures: [...firstRegistrations, 'ww'],
    validUntil: '2026-07-04',
    source: 'Règlement (UE) 2018/858',
    confirmed: true,
    check: eachPaper(
      ({ variant }, index) => (variant === 'ivi-xml' ? at(`/documents/${index}/variant`) : null),
      ['certificat-conformite'],
    ),
  },
  {
    entry: clientFault(
      'fiscal-paper-of-other-regime',
      [
        'Cette pièce fiscale ne va pas avec la provenance du véhicule : {fr}.',
        'This fiscal paper does not go with where the vehicle comes from: {en}.',
      ],
      [
        'Union européenne : quitus ou dispense ; pays tiers, outre-mer et transit : certificat 846 A ou visa.',
        'European Union: quitus or exemption; third countries, overseas and transit: certificate 846 A or visa.',
      ],
      'warning',
    ),
    procedures: fromAbroad,
    source: `${article('1.E.3')} ; ${annexe('I')}`,
    confirmed: true,
    check: eachPaper(
      ({ kind = '' }, index, _on, { origin }) => {
        const regime = origin?.regime
        if (regime === undefined || !(regime === 'eu' ? customsKinds : quitusKinds).includes(kind))
          return null
        return at(`/documents/${index}/kind`, regimeInWords(regime))
      },
      [...quitusKinds, ...customsKinds],
    ),
  },
]
