import type { Cell } from '../reading/cell.ts'
import { nationalityCode, countryCode } from './country.ts'
import { type Json, type Parsed, type ParseContext, fault, taken } from './value.ts'
import { plainWords } from './words.ts'

type Vocabulary = Readonly<Record<string, string>>

/** Words that files use, by the value they stand for; the value itself is always understood. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  '/procedure': {
    vn: 'vn, vehicule neuf, immatriculation vn, immatriculation vehicule neuf, 1ere immatriculation vn, premiere immatriculation vn',
    'import-vn': 'import vn, importation vn, vn importe, vehicule neuf importe, import neuf',
    'import-vo':
      'import vo, importation vo, vo importe, vehicule d occasion importe, import occasion, premiere immatriculation vo, 1ere immatriculation vo',
    'changement-titulaire':
      'changement de titulaire, changement titulaire, chgt titulaire, mutation, vo, immatriculation vo',
    'changement-locataire': 'changement de locataire, changement locataire',
    'declaration-achat': 'declaration d achat, declaration achat, da, reprise, rachat',
    'declaration-cession': 'declaration de cession, declaration cession, dc, cession',
    ww: 'ww, immatriculation provisoire, cpi ww',
    'changement-adresse': 'changement d adresse, changement adresse, changement de domicile',
    duplicata: 'duplicata',
    'modification-technique':
      'modification technique, modification des caracteristiques techniques, modif technique',
    'fin-demonstration': 'fin de demonstration, fin demonstration, fin d usage demonstration',
    'reedition-cpi': 'reedition cpi, reedition du cpi',
    'inscription-premiere':
      'inscription, premiere inscription, 1ere inscription, inscription premiere, inscription au permis, inscription permis, premier permis',
    'inscription-ajout-categorie': 'ajout de categorie, ajout categorie, nouvelle categorie, extension',
    'inscription-retour-permis': 'retour au permis, retour permis, annulation, invalidation',
    'titre-reussite-examen':
      'reussite examen, reussite a l examen, demande de titre, titre, fabrication du titre',
    'titre-attestation-formation':
      'titre sur attestation, attestation de formation, titre attestation formation',
    transfert: 'transfert, transfert de dossier',
  },
  '/sale/kind': {
    sale: 'vente, achat',
    gift: 'don, donation',
    inheritance: 'succession, heritage',
    'lease-end': 'fin de location, fin de bail, levee d option, fin de contrat',
    court: 'vente judiciaire, adjudication',
    destruction: 'destruction, cession pour destruction, vhu',
  },
  '/sale/sellerKind': { private: 'particulier', trade: 'professionnel, pro, garage, negociant' },
  '/inspection/result': {
    A: 'favorable, ok, a',
    S: 'defavorable, defavorable pour defaillances majeures, s',
    R: 'defavorable pour defaillances critiques, critique, r',
  },
  '/lease/kind': {
    oa: 'loa, location avec option d achat, credit bail, oa',
    ld: 'lld, location longue duree, location de longue duree, ld',
  },
  '/ww/purpose': {
    import: 'import, importation',
    incomplete: 'incomplet, vehicule incomplet',
    export: 'export, exportation',
    other: 'autre',
  },
  '/duplicate/reason': {
    loss: 'perte, perdu',
    theft: 'vol, vole',
    damage: 'deterioration, deteriore, abime',
  },
  '/demonstration/outcome': { sold: 'vendu, vente', kept: 'conserve, garde' },
  '/origin/regime': {
    eu: 'ue, union europeenne, intracommunautaire, eu',
    'third-country': 'pays tiers, hors ue',
    overseas: 'outre mer, dom, drom',
    transit: 'transit, transit temporaire',
  },
  '/fiscal/kind': {
    quitus: 'quitus, quitus fiscal',
    diva: 'diva, dispense diva',
    'certificat-846a': 'certificat 846 a, 846a, 846 a',
    'certificat-846b': 'certificat 846 b, 846b, 846 b',
    visa: 'visa, visa fiscal',
    exempt: 'dispense, exonere, exempt',
  },
  '/fiscal/status': { held: 'obtenu, detenu, recu', requested: 'demande, demande en cours, en cours' },
  '/conformity/kind': {
    coc: 'coc, certificat de conformite',
    'e-coc': 'e coc, ecoc, coc electronique',
    identification: 'attestation d identification, barre rouge',
    rti: 'rti, reception a titre isole',
    ri: 'ri, reception individuelle',
    recognition: 'reconnaissance, certificat de reconnaissance',
  },
  '/conformity/status': { held: 'obtenu, detenu, recu', requested: 'demande, demande en cours, en cours' },
  '/mandate/kind': { paper: 'papier', online: 'en ligne, internet, electronique, dematerialise' },
  '/mandate/signature': {
    handwritten: 'manuscrite',
    simple: 'simple',
    advanced: 'avancee',
    qualified: 'qualifiee',
  },
  '/addressChange/of': { holder: 'titulaire', lessee: 'locataire' },
  '/candidate/housing': {
    own: 'proprietaire, locataire, a son nom, domicile personnel',
    hosted: 'heberge, hebergee, hebergement, chez un tiers',
    domiciled: 'domicilie, domiciliation',
    other: 'autre',
  },
  '/training/mode': {
    traditional: 'traditionnel, traditionnelle, classique, formation traditionnelle, normal',
    aac: 'aac, conduite accompagnee, apprentissage anticipe de la conduite, accompagnee',
    supervised: 'supervisee, conduite supervisee, cs',
    accompanied: 'encadree, conduite encadree',
  },
  '/training/gearbox': {
    manual: 'manuelle, bvm, mecanique, boite manuelle, boite mecanique',
    automatic: 'automatique, bva, boite automatique, b78',
  },
  '/training/option': { moped: 'cyclomoteur, cyclo', quadricycle: 'quadricycle, quad, voiturette, vsp' },
  '/withdrawal/kind': {
    invalidation: 'invalidation, solde de points nul',
    annulation: 'annulation, annulation judiciaire',
  },
  '/withdrawal/medicalReason': { 'alcohol-drugs': 'alcool, stupefiants, alcool stupefiants', other: 'autre' },
  '/transfer/originalMandate': { paper: 'papier', online: 'en ligne', none: 'aucun, sans, sans mandat' },
  '/guardian/role': {
    father: 'pere',
    mother: 'mere',
    guardian: 'tuteur, tutrice, representant legal',
    institution: 'ase, institution, aide sociale a l enfance',
  },
  '*/kind': {
    person: 'personne physique, particulier, physique',
    organisation: 'personne morale, societe, entreprise, morale, association',
  },
  '*/legalForm': {
    company: 'societe, sarl, sas, sasu, sa, eurl, sci, snc',
    'sole-trader': 'entreprise individuelle, ei, auto entrepreneur, micro entreprise',
    association: 'association',
    'public-body': 'collectivite, mairie, commune, administration, etablissement public',
    'works-council': 'comite d entreprise, cse',
    'co-ownership': 'copropriete, syndicat de copropriete',
    other: 'autre',
  },
  '/channel': { auto: 'automatique', siv: 'siv', ants: 'ants' },
}

const wordsByField = new Map<string, Map<string, string>>()
for (const [field, vocabulary] of Object.entries(vocabularies)) {
  const words = new Map<string, string>()
  for (const [value, list] of Object.entries(vocabulary)) {
    for (const word of [value, ...list.split(', ')]) words.set(plainWords(word), value)
  }
  wordsByField.set(field, words)
}

/** One of a closed list, by its own value or a word for it. */
export function parseWord(cell: Cell, { pointer }: ParseContext): Parsed {
  const words = wordsByField.get(pointer) ?? wordsByField.get(`*/${pointer.split('/').at(-1)}`)
  const value = words?.get(plainWords(cell.text))
  if (value === undefined) return fault('word-not-understood', words && saidWords(words))
  return taken(value, value === cell.text.trim() ? {} : { reading: { from: cell.text.trim(), to: value } })
}

/** One word a value, the first that people use, in the order of the list. */
function saidWords(words: ReadonlyMap<string, string>): string {
  const said = new Map<string, string>()
  const own = new Map<string, string>()
  for (const [word, value] of words) {
    if (!own.has(value)) own.set(value, word)
    else if (!said.has(value)) said.set(value, word)
  }
  return [...own].map(([value, word]) => said.get(value) ?? word).join(', ')
}

/** Whether the field is one of a closed list; the list of its values. */
export const wordsOf = (pointer: string): string[] => [...new Set(wordsByField.get(pointer)?.values())]

const energies: Vocabulary = {
  ES: 'essence, super, sans plomb, sp95, sp98, petrol',
  GO: 'diesel, gazole, gasoil, gas oil',
  EL: 'electrique, electricite, 100 electrique, full electric, electric',
  EE: 'hybride rechargeable essence, essence hybride rechargeable, hybride essence rechargeable, essence electricite hybride rechargeable, ee hybride rechargeable',
  EH: 'hybride essence non rechargeable, essence electricite hybride non rechargeable, essence hybride non rechargeable',
  GL: 'hybride rechargeable diesel, hybride rechargeable gazole, gazole electricite hybride rechargeable, diesel hybride rechargeable',
  GH: 'hybride diesel non rechargeable, gazole electricite hybride non rechargeable',
  EG: 'essence gpl, bicarburation essence gpl',
  FE: 'superethanol, e85, superethanol e85',
  GP: 'gpl',
  H2: 'hydrogene',
}
const energyWords = new Map<string, string>()
for (const [code, list] of Object.entries(energies))
  for (const word of list.split(', ')) energyWords.set(word, code)

/** P.3: the State's code, or a word that leaves no doubt ("hybride" alone does). */
export function parseEnergy(cell: Cell): Parsed {
  const text = cell.text.trim()
  if (/^[A-Za-z0-9]{2}$/.test(text)) return taken(text.toUpperCase())
  const code = energyWords.get(plainWords(text))
  return code === undefined ? fault('energy-ambiguous') : taken(code, { reading: { from: text, to: code } })
}

const yes = new Set(
  'oui o yes y x 1 vrai true v ok fourni fournie present presente recu recue ✓ ✔'.split(' '),
)
const no = new Set(
  'non, n, no, 0, faux, false, absent, absente, manque, manquant, manquante, neant, ko, attendu, attendue, a fournir, a demander, en attente, pas fourni, pas fournie, non fourni, non fournie'.split(
    ', ',
  ),
)

/** True, false, or null when it is neither. */
export function flagOf(cell: Cell): boolean | null {
  const text = cell.text.trim().toLowerCase()
  const words = /^[✓✔]$/.test(text) ? text : plainWords(text)
  if (yes.has(words)) return true
  return no.has(words) || /^[-–—/]$/.test(text) ? false : null
}

export function parseFlag(cell: Cell): Parsed {
  const flag = flagOf(cell)
  return flag === null ? fault('flag-not-understood') : taken(flag)
}

export function parseCountry(cell: Cell, { pointer }: ParseContext): Parsed {
  const text = cell.text.trim()
  const code = pointer.endsWith('/nationality') ? nationalityCode(text) : countryCode(text)
  if (code === null) return fault('country-not-understood')
  return taken(code, code === text.toUpperCase() ? {} : { reading: { from: text, to: code } })
}

const categories = 'AM A1 A2 A B B1 BE C1 C1E C CE D1 D1E D DE B96'.split(' ')

/** Categories held: `B, A2`, `A1/B`. */
export function parseCategories(cell: Cell): Parsed {
  const list = cell.text
    .toUpperCase()
    .split(/[\s,;/+]+/)
    .filter((word) => word !== '' && !/^(?:PERMIS|ET|CAT\.?)$/.test(word))
  return list.every((word) => categories.includes(word))
    ? taken(list)
    : fault('word-not-understood', categories.join(', '))
}

const trainingWords: Readonly<Record<string, readonly (readonly [place: string, value: Json])[]>> = {
  bva: [['../gearbox', 'automatic']],
  automatique: [['../gearbox', 'automatic']],
  b78: [
    ['', 'B'],
    ['../gearbox', 'automatic'],
  ],
  bvm: [['../gearbox', 'manual']],
  manuelle: [['../gearbox', 'manual']],
  aac: [['../mode', 'aac']],
  accompagnee: [['../mode', 'aac']],
  supervisee: [['../mode', 'supervised']],
  encadree: [['../mode', 'accompanied']],
  traditionnel: [['../mode', 'traditional']],
  traditionnelle: [['../mode', 'traditional']],
  classique: [['../mode', 'traditional']],
  cyclo: [['../option', 'moped']],
  cyclomoteur: [['../option', 'moped']],
  quadricycle: [['../option', 'quadricycle']],
  quad: [['../option', 'quadricycle']],
}
const trainingFillers = new Set(
  'permis conduite formation categorie moto voiture auto boite cat bsr'.split(' '),
)

const trainings = 'B, B AAC, BVA, B78, A2, A, AM cyclo, AM quad, BE, B96, C, CE, D...'

/** `Permis B`, `B78`, `B AAC`, `BVA`, `AM cyclomoteur`: the category and what else the word holds. */
export function parseTraining(cell: Cell): Parsed {
  const text = cell.text.trim()
  if (/^(?:78[- ]?lev[ée]e|lev[ée]e (?:du )?78|passerelle b78)$/i.test(text)) return taken('78-levee')
  const values = new Map<string, Json>()
  for (const word of plainWords(text).split(' ')) {
    const code = word.toUpperCase()
    if (categories.includes(code) && !values.has('')) values.set('', code)
    else if (Object.hasOwn(trainingWords, word))
      for (const [place, value] of trainingWords[word] ?? []) values.set(place, value)
    else if (!trainingFillers.has(word)) return fault('word-not-understood', trainings)
  }
  // Early apprenticeship and automatic gearboxes are named without a category where there is only one: B.
  if (!values.has('') && (values.get('../mode') === 'aac' || values.has('../gearbox'))) values.set('', 'B')
  if (!values.has('')) return fault('word-not-understood', trainings)
  const to = [...values.values()].map(String).join(' + ')
  return { values: [...values], ...(to === text ? {} : { reading: { from: text, to } }) }
}

/** Words of lists that are ours: lower case with hyphens, parted by commas. */
export function parseCodes(cell: Cell): Parsed {
  return taken(
    cell.text
      .split(/[,;\n]/)
      .map((word) => plainWords(word).replaceAll(' ', '-'))
      .filter((word) => word !== ''),
  )
}

export const parseCode = (cell: Cell): Parsed => taken(plainWords(cell.text).replaceAll(' ', '-'))
