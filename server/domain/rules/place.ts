import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Where people live and were born. */

export const countryUnknown = clientFault(
  'country-unknown',
  ['« {country} » ne désigne aucun pays.', '"{country}" is the code of no country.'],
  [
    'Utilisez un code ISO 3166 de trois lettres : FRA, BEL, DEU, MAR…',
    'Use a three-letter ISO 3166 code: FRA, BEL, DEU, MAR...',
  ],
)
export const departmentUnknown = clientFault(
  'department-unknown',
  ["Ce département n'existe pas.", 'There is no such department.'],
  [
    "Écrivez 01 à 95, 2A ou 2B, 971 à 978, 984 à 988, ou 99 pour l'étranger.",
    'Write 01 to 95, 2A or 2B, 971 to 978, 984 to 988, or 99 for abroad.',
  ],
)
export const departmentCorsicaWarn = clientFault(
  'department-corsica-warn',
  [
    'Le département 20 est celui des naissances en Corse avant 1976.',
    'Department 20 is that of births in Corsica before 1976.',
  ],
  [
    "Si la pièce d'identité porte 2A ou 2B, écrivez-le ; sinon il n'y a rien à faire.",
    'If the identity document says 2A or 2B, write it; else there is nothing to do.',
  ],
  'warning',
)
export const inseeCodeFormat = clientFault(
  'insee-code-format',
  [
    'Un code INSEE de commune compte cinq signes (2A ou 2B au début pour la Corse).',
    'The INSEE code of a commune has five signs (2A or 2B first in Corsica).',
  ],
  [
    'Ne le confondez pas avec le code postal ; au besoin retirez le champ.',
    'Do not confuse it with the postal code; if in doubt leave the field out.',
  ],
)
export const postalCodeFormat = clientFault(
  'postal-code-format',
  [
    'Un code postal français compte cinq chiffres et commence par 01 à 95, 97 ou 98.',
    'A French postal code has five digits and begins with 01 to 95, 97 or 98.',
  ],
  [
    "Corrigez le code (la Corse s'écrit 20xxx), ou le pays s'il n'est pas la France.",
    'Correct the code (Corsica is 20xxx), or the country if it is not France.',
  ],
)
export const addressLineLongWarn = clientFault(
  'address-line-long-warn',
  [
    "Cette ligne d'adresse compte {length} signes : au-delà de 38, elle risque d'être coupée sur le courrier.",
    'This address line has {length} signs: beyond 38 it may be cut on the letter.',
  ],
  [
    'Abrégez, ou répartissez sur les autres lignes (line2, locality, building).',
    'Shorten it, or spread it over the other lines (line2, locality, building).',
  ],
  'warning',
)

export const placeEntries: readonly CatalogueEntry[] = [
  countryUnknown,
  departmentUnknown,
  departmentCorsicaWarn,
  inseeCodeFormat,
  postalCodeFormat,
  addressLineLongWarn,
]

/** 20 was Corsica until 1976, and old plates carry it still. */
export const isDepartment = (text: string): boolean =>
  /^(?:0[1-9]|1[0-9]|2[0-9AB]|[3-8][0-9]|9[0-5]|97[1-8]|98[46-8])$/.test(text)

/** Where somebody was born; 99 stands for abroad. */
export function parseDepartment(text: string, birthDate: string): string | Finding {
  if (text === '20') return birthDate < '1976' ? text : raise(departmentUnknown, '')
  return text === '99' || isDepartment(text) ? text : raise(departmentUnknown, '')
}

export function departmentWarning(department: string): Finding | null {
  return department === '20' ? raise(departmentCorsicaWarn, '') : null
}

export function parseInseeCode(text: string): string | Finding {
  return /^(?:[0-9]{2}|2[AB])[0-9]{3}$/.test(text) ? text : raise(inseeCodeFormat, '')
}

export function parseFrenchPostalCode(text: string): string | Finding {
  return /^(?:0[1-9]|[1-8][0-9]|9[0-5]|97|98)[0-9]{3}$/.test(text) ? text : raise(postalCodeFormat, '')
}

/** The postal norm NF Z10-011 gives a line 38 signs. */
export function addressLineWarning(line: string): Finding | null {
  return line.length > 38 ? raise(addressLineLongWarn, '', { length: line.length }) : null
}
