import { expect, test } from 'vitest'
import { itemFinder } from '../../../sdk/cli/documents/itemOfName.ts'
import { paperOfName } from '../../../sdk/cli/documents/paperOfName.ts'

const find = itemFinder([
  { row: 1, reference: 'IP-2026-0007', persons: ['MARTIN Léa', 'Léa MARTIN'] },
  { row: 2, reference: 'IP-2026-0070', persons: ['DUPONT Paul', 'Paul DUPONT'] },
  { row: 3, reference: 'IP-2026', persons: ['PETIT Anne', 'Anne PETIT'] },
  { row: 4, reference: 'TIT-2026-0007', persons: ['PETIT Anne', 'Anne PETIT'] },
  { row: 5, reference: '12', persons: [] },
  { row: 6, reference: 'AB/7', persons: [] },
  { row: 7, reference: 'ab 7', persons: [] },
])

const rowOf = (name: string): number | number[] | null => {
  const found = find(name)
  if (found === null) return null
  return 'among' in found ? found.among.map(({ row }) => row) : found.item.row
}

test.each<[string, number | number[] | null]>([
  ['IP-2026-0007.identite.pdf', 1],
  ['ip_2026_0007 identite recto.JPG', 1],
  ['IP2026-0007-domicile.pdf', 1],
  ['IP-2026-0007/cni.pdf', 1],
  ['Élèves/IP-2026-0007 MARTIN Léa/CNI.pdf', 1],
  ['scan IP-2026-0070 cni.jpg', 2],
  ['IP-2026.mandat.pdf', 3],
  ['TIT-2026-0007.cepc.pdf', 4],
  ['12/domicile.pdf', 5],
  ['12.domicile.pdf', 5],
  ['Martin Lea - CNI.pdf', 1],
  ['dupont-paul/cni.pdf', 2],
  // Two dossiers are about her; and two references are the same but for a sign.
  ['PETIT Anne/cni.pdf', [3, 4]],
  ['AB-7.mandat.pdf', [6, 7]],
  ['scan du 12.pdf', null],
  ['MARTIN/cni.pdf', null],
  ['IP-2026x/../notes.txt', 3],
  ['divers.pdf', null],
])('the file %s is of row %j', (name, row) => {
  expect(rowOf(name)).toEqual(row)
})

test('of two lines with one reference the first gets the file', () => {
  const twice = itemFinder([
    { row: 4, reference: 'R-1', persons: [] },
    { row: 9, reference: 'R-1', persons: [] },
  ])

  expect(twice('R-1.mandat.pdf')).toMatchObject({ item: { row: 4 } })
})

test('what is left of a name when the dossier is taken from it says the paper', () => {
  expect(find('IP-2026-0007 MARTIN/CNI père (recto).jpg')).toMatchObject({
    file: 'cni pere recto',
    folders: 'martin',
  })
  expect(find('IP-2026-0007.assr2.pdf')).toMatchObject({ file: 'assr2', folders: '' })
})

test.each<[string, ReturnType<typeof paperOfName>]>([
  ['identite', { kind: 'identite' }],
  ['identite.recto', { kind: 'identite', side: 'recto' }],
  ["carte d'identité verso", { kind: 'identite', variant: 'cni', side: 'verso' }],
  ['CNI_Recto', { kind: 'identite', variant: 'cni', side: 'recto' }],
  ['passeport', { kind: 'identite', variant: 'passeport' }],
  ['titre de séjour 2', { kind: 'identite', variant: 'titre-sejour', side: 2 }],
  ['justificatif de domicile', { kind: 'domicile' }],
  ['justif-domicile p2', { kind: 'domicile', side: 2 }],
  ['facture EDF', { kind: 'domicile', variant: 'facture-energie' }],
  ["facture d'eau", { kind: 'domicile', variant: 'facture-eau' }],
  ['facture', { kind: 'facture' }],
  ['photo', { kind: 'formulaire-photo-signature' }],
  ['ASSR2', { kind: 'assr2' }],
  ['assr 2', { kind: 'assr2' }],
  ['assr1', { kind: 'assr1' }],
  ['permis', { kind: 'permis-actuel' }],
  ['permis recto', { kind: 'permis-actuel', side: 'recto' }],
  ['mandat signé', { kind: 'mandat' }],
  ['JDC', { kind: 'jdc' }],
  ['carte grise barrée', { kind: 'certificat-immatriculation-barre' }],
  ['certificat-immatriculation-etranger', { kind: 'certificat-immatriculation-etranger' }],
  ['demande-immatriculation', { kind: 'demande-immatriculation' }],
  ['cerfa 13750', { kind: 'demande-immatriculation', variant: '13750' }],
  ['Kbis', { kind: 'extrait-kbis' }],
  ['identite.lessee', { kind: 'identite', of: 'lessee' }],
  ['identite.coHolder.recto', { kind: 'identite', of: 'coHolder', side: 'recto' }],
  ['identite.host', { kind: 'identite-hebergeant' }],
  ['CNI hébergeant', { kind: 'identite-hebergeant' }],
  ['domicile hébergeant', { kind: 'domicile-hebergeant' }],
  ['cni Jean père', { kind: 'identite-representant-legal', variant: 'cni' }],
  ['attestation hébergement', { kind: 'attestation-hebergement' }],
  ['identite-representant-legal.verso', { kind: 'identite-representant-legal', side: 'verso' }],
  ['IMG_2034', { kind: null }],
  ['recto', { kind: null, side: 'recto' }],
])('the name « %s » says %j', (name, paper) => {
  expect(paperOfName(name)).toEqual(paper)
})

test('a folder says the paper where the file does not, and whose it is', () => {
  expect(paperOfName('IMG_2034', 'cni')).toEqual({ kind: 'identite', variant: 'cni' })
  expect(paperOfName('recto', 'cni')).toEqual({ kind: 'identite', variant: 'cni', side: 'recto' })
  expect(paperOfName('cni', 'hébergeant')).toMatchObject({ kind: 'identite-hebergeant' })
  expect(paperOfName('domicile', 'cni')).toEqual({ kind: 'domicile' })
})
