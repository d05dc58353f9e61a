import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Vehicle identification number, rubric E. ISO 3779: 17 signs, never I, O or Q; its check digit is no rule in Europe. */
export type Vin = string & { readonly kind: 'vin' }

export const vinAlphabet = clientFault(
  'vin-alphabet',
  [
    'Un numéro VIN ne contient jamais la lettre {letter} : vérifiez s’il s’agit d’un {digit}.',
    'A VIN never contains the letter {letter}: check whether it is a {digit}.',
  ],
  [
    'Relisez le numéro sur le certificat d’immatriculation (E) ou sur la plaque du constructeur.',
    'Read the number again on the registration certificate (E) or on the maker’s plate.',
  ],
)

export const vinFormat = clientFault(
  'vin-format',
  ['Le numéro VIN ne compte que des lettres et des chiffres.', 'A VIN has nothing but letters and digits.'],
  ['Retirez les autres signes.', 'Remove the other signs.'],
)

export const vinLength = clientFault(
  'vin-length',
  [
    'Le numéro VIN compte {length} caractères ; il en faut 17 pour un véhicule immatriculé pour la première fois depuis 1981.',
    'The VIN has {length} characters; 17 are needed for a vehicle first registered since 1981.',
  ],
  [
    'Relisez le numéro ; si le véhicule est plus ancien, indiquez la date de première immatriculation (firstRegistrationDate).',
    'Read the number again; if the vehicle is older, give the date of first registration (firstRegistrationDate).',
  ],
)

export const vinEntries: readonly CatalogueEntry[] = [vinAlphabet, vinFormat, vinLength]

/** Chassis numbers were free until the norm took hold: 1 to 17 signs (HistoVec accepts the same). */
const firstYearOfTheNorm = '1981-01-01'

/** @param firstRegistered rubric B, YYYY-MM-DD, when it is known */
export function parseVin(text: string, firstRegistered?: string): Vin | Finding {
  if (/^[A-HJ-NPR-Z0-9]{17}$/.test(text)) return text as Vin
  if (!/^[A-Z0-9]+$/.test(text)) return raise(vinFormat, '')
  const isOld = firstRegistered !== undefined && firstRegistered < firstYearOfTheNorm
  if (isOld && text.length <= 17) return text as Vin
  const letter = /[IOQ]/.exec(text)?.[0]
  if (letter !== undefined) return raise(vinAlphabet, '', { letter, digit: letter === 'I' ? '1' : '0' })
  return raise(vinLength, '', { length: text.length })
}
