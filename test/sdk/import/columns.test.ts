import { expect, test } from 'vitest'
import { documentKinds } from '../../../server/domain/documentKinds.ts'
import { itemSchemas } from '../../../server/domain/schema/items.ts'
import { fields, parserOf } from '../../../sdk/import/columns/fields.ts'
import { frenchTitle } from '../../../sdk/import/columns/frenchTitle.ts'
import { matchTitle } from '../../../sdk/import/columns/matchTitle.ts'
import { paperKinds } from '../../../sdk/import/columns/papers.ts'
import { countryCode } from '../../../sdk/import/values/country.ts'
import { isCountry } from '../../../server/domain/rules/countries.ts'
import { countryRows } from '../../../sdk/import/values/countryNames.ts'
import { importTable } from './tables.ts'

async function pointerOf(
  title: string,
  procedure: string,
  beside = '',
  first = 'Référence',
): Promise<string | null> {
  const { file } = await importTable(`${first};${title}${beside}\nR;x\n`, { procedure })
  return file.columns[1]?.target?.pointer ?? null
}

/** drivers.md section 6, title by title. */
test.each<[titles: string, pointer: string]>([
  ['nom|nom de naissance|nom_naissance|nom de jeune fille|birthName', '/@main/birthName'],
  ["nom d'usage|nom marital|nom d'épouse", '/@main/usageName'],
  ['prénom|prénoms', '/@main/firstNames'],
  ['prenom1', '/@main/firstNames/0'],
  ['prenom3', '/@main/firstNames/2'],
  ['sexe|civilité', '/@main/sex'],
  ['date de naissance|né(e) le|ddn|date_naissance|dob', '/@main/birthDate'],
  ['ville de naissance|lieu de naissance|commune de naissance', '/@main/birthPlace/commune'],
  ['dépt naissance', '/@main/birthPlace/department'],
  ['pays de naissance', '/@main/birthPlace/country'],
  ['adresse|adresse 1', '/@main/address/line1'],
  ['adresse 2|complément', '/@main/address/line2'],
  ['cp|code postal', '/@main/address/postalCode'],
  ['ville|commune', '/@main/address/city'],
  ['email|e-mail|mail|courriel', '/@main/email'],
  ['portable|mobile|tél|téléphone', '/@main/phone'],
  ['neph|n° neph|numéro neph|code neph', '/candidate/neph'],
  ['ephoto|e-photo|code photo|numéro photo|photo-signature', '/ePhoto/code'],
  ['permis|catégorie|formation', '/training/category'],
  ['BVA/BVM', '/training/gearbox'],
  ['représentant légal|responsable|père|mère|parent', '/guardian'],
  ['nom parent|nom du représentant légal|Resp. légal nom|nom du responsable', '/guardian/birthName'],
  ['Compl. adresse|Complément d’adresse', '/@main/address/line2'],
  ['N° élève|Code élève|Matricule', '/reference'],
  ['Justif. domicile', '/documents/domicile'],
  ['Date justif. domicile', '/documents/domicile/issuedOn'],
  ['Pièce resp.|CNI responsable légal|Passeport du père', '/documents/identite-representant-legal'],
  ['Attestation héb.', '/documents/attestation-hebergement'],
  ['Pièce hébergeant|Passeport hébergeant', '/documents/identite-hebergeant'],
])('of a school: %s', async (titles, pointer) => {
  for (const title of titles.split('|')) {
    expect(await pointerOf(title, 'inscription-premiere', '', 'JDC'), title).toBe(pointer)
  }
})

test('a number of a client is neither the person’s name nor the reference', async () => {
  expect(await pointerOf('N° client', 'changement-titulaire')).toBeNull()
})

test.each<[titles: string, pointer: string]>([
  ['VIN|(E) VIN|VIN (E)|N° de série|numéro de série|Châssis|vin', '/vehicle/vin'],
  ['Immatriculation|N° IMMATRICULATION|immat.|Plaque', '/vehicle/plate'],
  ['N° de formule|numéro de formule', '/vehicle/formulaNumber'],
  [
    'Date de 1ère mise en circulation|Date 1ere MEC|date de première immatriculation',
    '/vehicle/firstRegistrationDate',
  ],
  ['D.1|D1|Marque|(D.1) Marque', '/vehicle/make'],
  ['D.2.1|D.2.1 CNIT|CNIT', '/vehicle/cnit'],
  ['F.1|rubrique F.1', '/vehicle/massTechnicalMax'],
  ['P.6|Puissance fiscale|CV|Puissance administrative (P.6)', '/vehicle/fiscalPower'],
  ['P.3|Énergie|Carburant|ENERGIE', '/vehicle/energy'],
  ['V.7|CO2', '/vehicle/co2'],
  ['Nom titulaire|Titulaire - nom|titulaire_nom|Nom du titulaire', '/holder/birthName'],
  ['Loueur raison sociale|raison sociale du loueur', '/holder/name'],
  ['Locataire nom|nom locataire', '/lessee/birthName'],
  ['Vendeur SIRET|SIRET du vendeur', '/seller/siret'],
  ['Co-titulaire nom|nom cotitulaire', '/coHolders/0/birthName'],
  ['Acheteur', '/@buyer'],
  ['Nouvelle adresse', '/addressChange/address/line1'],
  ['Nouveau code postal', '/addressChange/address/postalCode'],
  ['Ancienne adresse', '/holder/address/line1'],
  ['Date de vente|vente le', '/sale/date'],
  ['Contrôle technique du|Date CT', '/inspection/date'],
  ['Quitus', '/documents/quitus-fiscal'],
  ['N° quitus', '/fiscal/number'],
  ['CNI', '/documents/identite'],
  ["Carte nationale d'identité expire le", '/documents/identite/expiresOn'],
  ['justificatif de domicile', '/documents/domicile'],
  ['Date du justificatif de domicile', '/documents/domicile/issuedOn'],
  ['/holder/birthName|holder.birthName', '/holder/birthName'],
])('of a dealer: %s', async (titles, pointer) => {
  for (const title of titles.split('|')) {
    expect(await pointerOf(title, 'changement-titulaire'), title).toBe(pointer)
  }
})

test('single letters are rubrics beside other rubrics, and nothing elsewhere', async () => {
  expect(await pointerOf('J', 'vn', ';D.1;D.3')).toBe('/vehicle/category')
  expect(await pointerOf('E', 'vn', ';Marque;Modèle')).toBe('/vehicle/vin')
  expect(await pointerOf('B', 'inscription-premiere', ';Nom;Prénom')).toBeNull()
})

test('a title that says one thing and its rubric another is doubtful, and the rubric goes first', async () => {
  const { file } = await importTable('Référence;Marque (D.3)\nR;CLIO\n')

  expect(file.columns[1]).toMatchObject({
    status: 'doubtful',
    target: { pointer: '/vehicle/commercialName' },
  })
})

test('of two columns for one field the second is left out, and told', async () => {
  const { file, items } = await importTable('Référence;VIN;N° de série\nR;V1;V2\n')

  expect(items[0]).toMatchObject({ vehicle: { vin: 'V1' } })
  expect(file.columns[2]).toMatchObject({ status: 'doubtful', target: null, takenBy: 'VIN' })
  expect(file.summary().unknownWithData).toEqual([{ title: 'N° de série', cells: 1 }])
})

test('a column without meaning is never sent, and told only when it holds something', async () => {
  const { file, items } = await importTable('Référence;Couleur;Stock\nR;gris;\n')

  expect(items[0]).toEqual({ reference: 'R', procedure: 'changement-titulaire' })
  expect(file.summary().unknownWithData).toEqual([{ title: 'Couleur', cells: 1 }])
})

test.each<[procedure: string, path: string]>([
  ['vn', 'holder'],
  ['declaration-achat', 'seller'],
  ['inscription-premiere', 'candidate'],
])('a name without a party, in %s, is that of the %s', async (procedure, party) => {
  const { items } = await importTable('Référence;Nom\nR;DURAND\n', { procedure })

  expect(items[0]).toMatchObject({ [party]: { birthName: 'DURAND' } })
})

test('a name without a party is not guessed where two parties are asked for', async () => {
  const { items, codes } = await importTable('Référence;Nom\nR;DURAND\n', {
    procedure: 'declaration-cession',
  })

  expect(items).toEqual([null])
  expect(codes).toEqual(['party-ambiguous'])
})

test('a buyer is the holder of a registration and the buyer of a declaration', async () => {
  const { items } = await importTable(
    'Référence;Démarche;Acheteur nom\nR-1;Changement de titulaire;A\nR-2;DC;B\nR-3;VO mystère;C\n',
  )

  expect(items).toMatchObject([{ holder: { birthName: 'A' } }, { buyer: { birthName: 'B' } }, null])
})

test('every field of the API has its column, whatever the procedure', () => {
  const pointers = new Set(Object.values(itemSchemas).flatMap((schema) => leavesOf(schema, '')))
  const missing = [...pointers].filter((pointer) => parserOf(pointer) === null)

  expect(pointers.size).toBeGreaterThan(200)
  expect(missing).toEqual([])
})

test('every kind of paper can be a column', () => {
  expect(documentKinds.map(({ kind }) => kind).filter((kind) => !paperKinds.has(kind))).toEqual([])
})

test('every country is known by its two codes and its French name', () => {
  const rows = countryRows.split(/[\n|]/).filter((row) => row !== '')

  expect(rows).toHaveLength(249)
  for (const row of rows) {
    const [alpha2 = '', alpha3 = '', ...name] = row.split(' ')
    expect(isCountry(alpha3), row).toBe(true)
    expect([alpha2, alpha3.toLowerCase(), name.join(' ').toUpperCase()].map(countryCode), row).toEqual([
      alpha3,
      alpha3,
      alpha3,
    ])
  }
})

interface Schema {
  properties?: Record<string, Schema>
  oneOf?: Schema[]
  items?: Schema
  type?: string | string[]
}

/** The leaves of a schema by pointer: `*` for the elements of lists of blocks; lists of plain values are leaves. */
function leavesOf(schema: Schema, pointer: string): string[] {
  const within = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    leavesOf(member, `${pointer}/${name}`),
  )
  const branches = (schema.oneOf ?? []).flatMap((branch) => leavesOf(branch, pointer))
  const found = [...within, ...branches]
  if (found.length > 0) return found
  if (schema.items) {
    const elements = leavesOf(schema.items, `${pointer}/0`)
    return elements.some((one) => one !== `${pointer}/0`) ? elements : listPointers(pointer)
  }
  return pointer === '/metadata' ? ['/metadata/x'] : [pointer]
}

/** Lists of plain values are one column, or one column an element. */
const listPointers = (pointer: string): string[] => (parserOf(pointer) ? [pointer] : [`${pointer}/0`])

test('a field is told by a title that leads back to it', () => {
  const kinds = [...paperKinds].flatMap((kind) => [kind, `${kind}/issuedOn`])
  const pointers = [...Object.keys(fields), ...kinds.map((kind) => `documents/${kind}`)].map(
    (name) => `/${name}`,
  )
  const titled = pointers.flatMap((pointer) => {
    const title = frenchTitle(pointer)
    return title === null ? [] : [{ pointer, title }]
  })

  expect(titled.length).toBeGreaterThan(200)
  for (const { pointer, title } of titled) {
    const found = matchTitle(title, true)
      ?.pointer.replace('/@main', '/candidate')
      .replace('/@buyer', '/buyer')
    expect(`${found ?? ''}/`, title).toBe(`${pointer}/`.replace(/\/+$/, '/'))
  }
})
