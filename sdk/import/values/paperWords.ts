import { paperVariants } from '../columns/papers.ts'
import { plainWords } from './words.ts'

const homeWords: Readonly<Record<string, string>> = {
  'facture-energie':
    'edf, engie, gdf, totalenergies, facture edf, facture engie, facture gdf, facture totalenergies, facture d electricite, facture electricite, electricite, facture de gaz, facture gaz, gaz, facture d energie, energie',
  'facture-eau': 'facture d eau, eau, veolia, facture veolia',
  'facture-telephone':
    'facture de telephone, telephone, facture telephone fixe, facture mobile, facture de portable, facture internet, facture d internet, internet, facture box, box',
  'avis-imposition':
    'avis d imposition, avis d impot, avis d impots, avis impots, impots, impot, taxe fonciere, avis de taxe fonciere, taxe d habitation, avis de taxe d habitation',
  'quittance-loyer': 'quittance de loyer, quittance, loyer',
  'assurance-habitation': 'assurance, attestation d assurance habitation, attestation assurance habitation',
  'titre-propriete': 'titre de propriete, acte de propriete',
}

/** What people write for a variant, by kind of paper; the State's own word is always understood. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  identite: {
    cni: 'carte d identite, carte identite, carte nationale d identite, ci, cnie',
    passeport: 'passport',
    'titre-sejour': 'titre de sejour, carte de sejour, carte de resident',
    recepisse: 'recepisse de demande de titre de sejour',
  },
  domicile: homeWords,
  'domicile-hebergeant': homeWords,
  'justificatif-autorite-parentale': {
    'acte-naissance': 'acte de naissance, extrait d acte de naissance',
    'autorisation-signee': 'autorisation, autorisation parentale',
  },
  jdc: {
    'certificat-participation': 'certificat, certificat de participation, certificat jdc',
    exemption: 'exempte, exemptee, attestation d exemption',
    'attestation-provisoire': 'provisoire',
  },
}

const variantsByKind = new Map(
  Object.entries(paperVariants).map(([kind, list]) => {
    const known = new Map(list.split(' ').map((variant) => [plainWords(variant), variant]))
    for (const [variant, others] of Object.entries(words[kind] ?? {}))
      for (const other of others.split(', ')) known.set(other, variant)
    return [kind, known]
  }),
)

/** The variant of a paper that a cell names, in the State's words or in people's; null when it names none. */
export const variantOf = (kind: string, text: string): string | null =>
  variantsByKind.get(kind)?.get(plainWords(text)) ?? null
