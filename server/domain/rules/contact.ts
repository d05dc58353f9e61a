import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'
import { emailDomainEntries } from './emailDomain.ts'

/** How a person can be reached and what they are called. */

export const emailFormat = clientFault(
  'email-format',
  ['Cette adresse électronique n’est pas complète.', 'This e-mail address is not complete.'],
  ['Écrivez nom@domaine.fr, sans espace.', 'Write name@domain.example, without spaces.'],
)
export const emailLikelyRefused = clientFault(
  'email-likely-refused',
  [
    'Les téléservices de l’État ont refusé des adresses avec un « + », des accents ou des capitales.',
    'The State’s teleservices have refused addresses with a "+", accents or capitals.',
  ],
  [
    'Donnez une adresse en minuscules sans accent ni « + », si la personne en a une autre.',
    'Give an address in lower case without accents or "+", if the person has another one.',
  ],
  'warning',
)
export const phoneFormat = clientFault(
  'phone-format',
  ['Ce numéro de téléphone n’est pas un numéro complet.', 'This phone number is not complete.'],
  [
    'Écrivez +33 et neuf chiffres, ou 0 et neuf chiffres.',
    'Write +33 and nine digits, or 0 and nine digits.',
  ],
)
export const phoneNotMobileWarn = clientFault(
  'phone-not-mobile-warn',
  [
    'L’État prévient les candidats sur un téléphone mobile (06 ou 07) ; celui-ci n’en est peut-être pas un.',
    'The State reaches candidates on a mobile phone (06 or 07); this may not be one.',
  ],
  ['Donnez un numéro mobile si l’élève en a un.', 'Give a mobile number if the candidate has one.'],
  'warning',
)
export const nameCharacters = clientFault(
  'name-characters',
  [
    'Un nom ou un prénom ne contient ni chiffre ni signe autre que l’espace, le trait d’union et l’apostrophe.',
    'A name has no digits and no signs but blank, hyphen and apostrophe.',
  ],
  ['Recopiez-le de la pièce d’identité.', 'Copy it from the identity document.'],
)

export const nameCivility = clientFault(
  'name-civility',
  [
    'Le nom commence par une civilité (M., Mme…), qui serait imprimée sur le titre.',
    'The name begins with a title (M., Mme...), which would be printed on the certificate.',
  ],
  ['Retirez-la ; pour une personne, sex dit F ou M.', 'Remove it; for a person, sex says F or M.'],
)

export const contactEntries: readonly CatalogueEntry[] = [
  emailFormat,
  emailLikelyRefused,
  phoneFormat,
  phoneNotMobileWarn,
  nameCharacters,
  nameCivility,
  ...emailDomainEntries,
]

export function parseEmail(text: string): string | Finding {
  if (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(text)) return text
  const at = text.indexOf('@')
  const dot = text.lastIndexOf('.')
  const isWhole =
    at > 0 &&
    at <= 64 &&
    text.lastIndexOf('@') === at &&
    dot > at + 1 &&
    dot < text.length - 2 &&
    !/[\s,;:()<>"]/.test(text)
  const isSane = isWhole && !text.includes('..') && text[at - 1] !== '.' && text[0] !== '.'
  return isSane ? text : raise(emailFormat, '')
}

export function emailWarning(email: string): Finding | null {
  return /[^a-z0-9._@-]/.test(email) ? raise(emailLikelyRefused, '') : null
}

const signsBetween = /[\s().-]+/g

/** Digits and a leading +, without the 0 that many leave between brackets: `+33 (0)6`. */
const dialled = (text: string): string =>
  text.replace(/^(\+33|0033)[\s.-]*\(0\)/, '$1').replaceAll(signsBetween, '')

/** Overseas France has numbers of its own: nine digits after the first four prefixes, six or eight after the others. */
const overseas: ReadonlyMap<string, RegExp> = new Map([
  ['262', /^[1-9][0-9]{8}$/],
  ['590', /^[1-9][0-9]{8}$/],
  ['594', /^[1-9][0-9]{8}$/],
  ['596', /^[1-9][0-9]{8}$/],
  ['508', /^[0-9]{6}(?:[0-9]{3})?$/],
  ['687', /^[0-9]{6}$/],
  ['689', /^[0-9]{8}$/],
])

/** No line has nothing but noughts after its first two digits. */
const isNought = (digits: string): boolean => digits.endsWith('00000000')

export function parsePhone(text: string): string | Finding {
  if (/^\+33[1-9][0-9]{8}$/.test(text) && !isNought(text)) return text
  const digits = dialled(text)
  if (/^(?:\+33|0033|0)[1-9][0-9]{8}$/.test(digits)) return isNought(digits) ? raise(phoneFormat, '') : text
  const abroad = /^(?:\+|00)(?!33)([1-9][0-9]{6,14})$/.exec(digits)?.[1]
  if (abroad === undefined) return raise(phoneFormat, '')
  const local = overseas.get(abroad.slice(0, 3))
  return local === undefined || local.test(abroad.slice(3)) ? text : raise(phoneFormat, '')
}

/** Mobiles of metropolitan France; overseas ones (+262, +590, +594, +596) pass with the warning. */
export function phoneWarning(phone: string): Finding | null {
  if (/^\+33[67]/.test(phone)) return null
  return /^(?:\+33|0033|0)[67]/.test(dialled(phone)) ? null : raise(phoneNotMobileWarn, '')
}

/** What belongs into `sex`, written before the name. `M` alone may be an initial. */
const civility = /^(?:M\.|MR\.?|MM\.|MME\.?|MLLE\.?)(?: |$)/i

/** Any script and any diacritic: only what no civil register writes is refused. */
export function parseName(text: string): string | Finding {
  if (civility.test(text)) return raise(nameCivility, '')
  if (/^[A-Za-zÀ-ÖØ-öø-ÿ' -]+$/.test(text)) return /[A-Za-zÀ-ÿ]/.test(text) ? text : raise(nameCharacters, '')
  return /[\p{N}\p{S}\p{C}@#%*_"[\]{}()\\/,:;!?&]/u.test(text) || !/\p{L}/u.test(text)
    ? raise(nameCharacters, '')
    : text
}
