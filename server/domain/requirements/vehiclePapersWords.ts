/** Texts by which vehicle papers are asked, as the arrêté and the code de la route can be found. */
const order = 'Arrêté du 9 février 2009 (immatriculation des véhicules)'
export const article = (name: string): string => `${order}, article ${name}`
export const annexe = (name: string): string => `${order}, annexe ${name}`
export const wwReform = 'Arrêté du 1er juillet 2025 (WW), en vigueur le 1er août 2025'

type Words = readonly [fr: string, en: string]

/** Where nothing more can be said than which kinds will do. */
export const addKinds = (oneOf: readonly (readonly string[])[]): Words => {
  const names = (joint: string, and: string, quoted: (kind: string) => string): string =>
    oneOf.map((kinds) => kinds.map(quoted).join(and)).join(joint)
  return [
    `Joignez ${names(' ou ', ' et ', (kind) => `« ${kind} »`)} (liste « documents »).`,
    `Add ${names(' or ', ' and ', (kind) => `"${kind}"`)} to "documents".`,
  ]
}
