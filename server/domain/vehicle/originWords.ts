/** What a clerk calls our values of origin and fiscal proof. */

interface Words {
  fr: string
  en: string
}

const regimes: Readonly<Record<string, Words>> = {
  eu: { fr: 'Union européenne', en: 'European Union' },
  'third-country': { fr: 'pays tiers', en: 'third country' },
  overseas: { fr: 'outre-mer', en: 'overseas' },
  transit: { fr: 'régime de transit', en: 'transit' },
}

const fiscalProofs: Readonly<Record<string, Words>> = {
  quitus: { fr: 'quitus', en: 'quitus' },
  diva: { fr: 'dispense de quitus DIVA', en: 'exemption from the quitus, DIVA' },
  'certificat-846a': { fr: 'certificat 846 A', en: 'certificate 846 A' },
  'certificat-846b': { fr: 'certificat 846 B', en: 'certificate 846 B' },
  visa: { fr: 'visa fiscal', en: 'fiscal visa' },
  exempt: { fr: 'dispense', en: 'exemption' },
}

export const regimeInWords = (regime: string): { fr: string; en: string } => ({
  ...(regimes[regime] ?? { fr: regime, en: regime }),
})

export function fiscalInWords(kind: string): { kindFr: string; kindEn: string } {
  const { fr, en } = fiscalProofs[kind] ?? { fr: kind, en: kind }
  return { kindFr: fr, kindEn: en }
}
