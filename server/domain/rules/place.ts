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
  ['Ce département n’existe pas.', 'There is no such department.'],
  [
    'Écrivez 01 à 95, 2A ou 2B, 971 à 978, 984 à 988, ou 99 pour l’étranger.',
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
    'Si la pièce d’identité porte 2A ou 2B, écrivez-le ; sinon il n’y a rien à faire.',
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
    'Corrigez le code (la Corse s’écrit 20xxx), ou le pays s’il n’est pas la France.',
    'Correct the code (Corsica is 20xxx), or the country if it is not France.',
  ],
)
export const addressLineLongWarn = clientFault(
  'address-line-long-warn',
  [
    'Cette ligne d’adresse compte {length} signes : au-delà de 38, elle risque d’être coupée sur le courrier.',
    'This address line has {length} signs: beyond 38 it may be cut on the letter.',
  ],
  [
    'Abrégez, ou répartissez sur les autres lignes (line2, locality, building).',
    'Shorten it, or spread it over the other lines (line2, locality, building).',
  ],
  'warning',
)

export const postalCodeUnknown = clientFault(
  'postal-code-unknown',
  ['Aucune commune n’a ce code postal.', 'No commune has this postal code.'],
  [
    'Vérifiez le code postal ; celui d’un CEDEX s’écrit avec « CEDEX » dans la ville.',
    'Check the postal code; one of a CEDEX goes with "CEDEX" in the city.',
  ],
  'warning',
)
export const cityOtherPostalCode = clientFault(
  'city-other-postal-code',
  [
    'Cette ville n’est pas sous ce code postal, qui est celui de : {communes}.',
    'This city is not under this postal code, which is that of: {communes}.',
  ],
  [
    'Corrigez la ville ou le code postal ; un lieu-dit s’écrit à part (locality), la ville reste la commune (city).',
    'Correct the city or the postal code; a hamlet goes into locality, with the commune in city.',
  ],
  'warning',
)
export const inseeCodeUnknown = clientFault(
  'insee-code-unknown',
  ['Ce code INSEE n’est celui d’aucune commune.', 'This INSEE code is that of no commune.'],
  [
    'Vérifiez-le (ce n’est pas le code postal), ou retirez-le et donnez la commune.',
    'Check it (it is not the postal code), or leave it out and give the commune.',
  ],
  'warning',
)
export const inseeCodeOtherCommune = clientFault(
  'insee-code-other-commune',
  [
    'Ce code INSEE est celui de {commune}, pas de la commune écrite.',
    'This INSEE code is that of {commune}, not of the commune written.',
  ],
  ['Corrigez le code INSEE ou la commune.', 'Correct the INSEE code or the commune.'],
  'warning',
)
export const birthCommuneUnknown = clientFault(
  'birth-commune-unknown',
  [
    'Aucune commune française ne porte le nom écrit comme lieu de naissance.',
    'No French commune has the name written as place of birth.',
  ],
  [
    'Recopiez la commune de la pièce d’identité, sans lieu-dit ni maternité ; pour une naissance à l’étranger, donnez le pays.',
    'Copy the commune from the identity document, without hamlet or hospital; if born abroad, give the country.',
  ],
  'warning',
)
export const birthDepartmentOther = clientFault(
  'birth-department-other',
  [
    'La commune de naissance n’est pas dans ce département, mais dans : {departments}.',
    'The commune of birth does not lie in this department, but in: {departments}.',
  ],
  [
    'Recopiez la commune et le département de la pièce d’identité.',
    'Copy commune and department from the identity document.',
  ],
  'warning',
)
export const birthDepartmentAbroad = clientFault(
  'birth-department-abroad',
  [
    'Le département et le pays de naissance ne vont pas ensemble : 99 est l’étranger, les autres sont en France.',
    'Department and country of birth do not go together: 99 is abroad, all others are in France.',
  ],
  ['Corrigez l’un ou l’autre.', 'Correct one or the other.'],
  'warning',
)

export const placeEntries: readonly CatalogueEntry[] = [
  countryUnknown,
  departmentUnknown,
  departmentCorsicaWarn,
  inseeCodeFormat,
  postalCodeFormat,
  addressLineLongWarn,
  postalCodeUnknown,
  cityOtherPostalCode,
  inseeCodeUnknown,
  inseeCodeOtherCommune,
  birthCommuneUnknown,
  birthDepartmentOther,
  birthDepartmentAbroad,
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

const inseeCode = /^(?:[0-9]{2}|2[AB])[0-9]{3}$/
export const isInseeCode = (text: string): boolean => inseeCode.test(text)

export function parseInseeCode(text: string): string | Finding {
  return isInseeCode(text) ? text : raise(inseeCodeFormat, '')
}

export function parseFrenchPostalCode(text: string): string | Finding {
  return /^(?:0[1-9]|[1-8][0-9]|9[0-5]|97|98)[0-9]{3}$/.test(text) ? text : raise(postalCodeFormat, '')
}

/** The postal norm NF Z10-011 gives a line 38 signs. */
export function addressLineWarning(line: string): Finding | null {
  return line.length > 38 ? raise(addressLineLongWarn, '', { length: line.length }) : null
}
