import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Slips in the names of the big e-mail providers: a letter lost, doubled, swapped or mistaken. */

export const emailDomainTypo = clientFault(
  'email-domain-typo',
  [
    'La fin de l’adresse électronique ressemble à une faute de frappe : peut-être « @{domain} ».',
    'The end of the e-mail address looks like a slip: perhaps "@{domain}".',
  ],
  [
    'Vérifiez l’adresse avec la personne ; si elle est juste, il n’y a rien à faire.',
    'Check the address with the person; if it is right there is nothing to do.',
  ],
  'warning',
)

export const emailDomainEntries: readonly CatalogueEntry[] = [emailDomainTypo]

const words = (list: string): readonly string[] => list.split(' ')

/** Long enough that another real domain one letter off is unlikely. */
const spelledOut = words(
  'gmail.com hotmail.com hotmail.fr outlook.com outlook.fr yahoo.com yahoo.fr ymail.com icloud.com orange.fr wanadoo.fr ' +
    'laposte.net bouygtel.fr numericable.fr club-internet.fr aliceadsl.fr voila.fr protonmail.com proton.me cegetel.net ' +
    'dbmail.com windowslive.com',
)

/** Real domains that lie one letter from another, and short ones of which many neighbours are real. */
const real = new Set([
  ...spelledOut,
  ...words('free.fr sfr.fr live.fr live.com neuf.fr bbox.fr aol.com aol.fr msn.com me.com mac.com pm.me'),
  ...words('yahoo.gr hotmail.gr outlook.gr noos.fr gmx.com gmx.fr'),
])

/** Slips that no single letter explains, or in domains too short to guess. */
const known: ReadonlyMap<string, string> = new Map([
  ['gmail.fr', 'gmail.com'],
  ['gmai.fr', 'gmail.com'],
  ['gmial.fr', 'gmail.com'],
  ['icloud.fr', 'icloud.com'],
  ['wanado.com', 'wanadoo.fr'],
  ['free.f', 'free.fr'],
  ['fre.fr', 'free.fr'],
  ['freee.fr', 'free.fr'],
  ['free.frr', 'free.fr'],
  ['sfr.f', 'sfr.fr'],
  ['sfr.frr', 'sfr.fr'],
  ['live.f', 'live.fr'],
  ['neuf.f', 'neuf.fr'],
  ['bbox.f', 'bbox.fr'],
])

/** The provider that a domain may have been meant to be, or null. Domains of firms and schools are none of these. */
export function meantDomain(domain: string): string | null {
  if (real.has(domain)) return null
  return known.get(domain) ?? spelledOut.find((provider) => isOneSlipFrom(provider, domain)) ?? null
}

/** One letter lost, added, changed or swapped with the next, the first letter apart: people look at that one. */
function isOneSlipFrom(right: string, written: string): boolean {
  const more = written.length - right.length
  if (more < -1 || more > 1 || right.charCodeAt(0) !== written.charCodeAt(0)) return false
  let place = 1
  while (place < right.length && right.charCodeAt(place) === written.charCodeAt(place)) place++
  if (more === 1) return right.slice(place) === written.slice(place + 1)
  if (more === -1) return right.slice(place + 1) === written.slice(place)
  if (right.slice(place + 1) === written.slice(place + 1)) return true
  return (
    right[place] === written[place + 1] &&
    right[place + 1] === written[place] &&
    right.slice(place + 2) === written.slice(place + 2)
  )
}

const verdicts = new Map<string, string | null>()
const verdictsMax = 2_000

/** @param email of good form or not: a domain cut short (`orange.f`) is told better here than there */
export function emailDomainWarning(email: string): Finding | null {
  const at = email.lastIndexOf('@')
  if (at < 0) return null
  const domain = email.slice(at + 1).toLowerCase()
  let meant = verdicts.get(domain)
  if (meant === undefined) {
    if (verdicts.size >= verdictsMax) verdicts.clear()
    meant = meantDomain(domain)
    verdicts.set(domain, meant)
  }
  return meant === null ? null : raise(emailDomainTypo, '', { domain: meant })
}
