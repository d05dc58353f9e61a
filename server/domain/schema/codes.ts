/** The State's own closed lists (arrêté of 9 Feb 2009, annex V) and ours beside them. */

const words = (list: string): readonly string[] => list.split(' ')

/** J.1, national genre. */
export const genres = words(
  'CAM CL CTTE CYCL MAGA MIAR MTL MTT1 MTT2 QM REA REM RESP RETC SRAT SREA SREM SRSP SRTC TCP TM TRA TRR VASP VP',
)

/** P.3, source of energy: diesel, petrol, gas, plug-in hybrid, electric and hydrogen, others. */
export const energies = [
  'GA GE GF GG GH GO GQ PL',
  'EH ES ET FE FH',
  'EG EN EP EQ FG FN G2 GN GP GZ NH PH',
  'EE EM ER FL GL GM NE PE',
  'AC EL H2 HE HH',
  '1A FQ OL XX',
].flatMap(words)

/** Energies without an engine capacity (P.1): electric, hydrogen, compressed air. */
export const engineFreeEnergies: ReadonlySet<string> = new Set(['EL', 'H2', 'AC'])

const towedGenres: ReadonlySet<string> = new Set(words('REM SREM REA SREA RESP SRSP RETC SRTC SRAT MIAR'))
const farmGenres: ReadonlySet<string> = new Set(words('TRA MAGA MIAR REA SREA'))

/** Trailers and towed machines have no engine, no seats and no emissions. `category` is J, `genre` J.1. */
export const isTowed = (category: unknown, genre: unknown): boolean =>
  isOneOf(category, /^[ORS]\d/) || (typeof genre === 'string' && towedGenres.has(genre))

export const isFarmMachine = (category: unknown, genre: unknown): boolean =>
  isOneOf(category, /^[RSTC]\d/) || (typeof genre === 'string' && farmGenres.has(genre))

/** Motorcycles and their like, the only ones with a power-to-mass ratio (Q). */
export const isMotorcycle = (category: unknown): boolean => isOneOf(category, /^L[345]e/)

const isOneOf = (category: unknown, pattern: RegExp): boolean =>
  typeof category === 'string' && pattern.test(category)

export const mentionCodes = [
  'vehicule-ecole',
  'taxi',
  'vtc',
  'transport-sanitaire',
  'vehicule-demonstration',
  'vehicule-agricole',
  'collection',
  'transit-temporaire',
  'importation-temporaire',
  'usage-handicap',
  'autre',
] as const

/** Categories of the driving licence, art. R221-4 of the code de la route. */
export const licenceCategories = words('AM A1 A2 A B B1 BE C1 C1E C CE D1 D1E D DE')
export const trainingCategories = [...licenceCategories, 'B96', '78-levee']
/** What a licence may carry besides its categories: the trailer mention. */
export const heldCategories = [...licenceCategories, 'B96']
