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
