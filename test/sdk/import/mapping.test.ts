import { expect, test } from 'vitest'
import { isImportError, previewImport } from '../../../sdk/import/index.ts'
import { importTable, utf8 } from './tables.ts'

test('a mapping gives columns their fields, constants, words and what to leave out', async () => {
  const { items, file } = await importTable(
    'Réf interne;Propulsion;Concession;Teinte\nR-1;Mazout;Lyon;gris\n',
    {
      procedure: undefined,
      mapping: {
        columns: {
          'réf. interne': '/reference',
          Propulsion: '/vehicle/energy',
          Concession: '/metadata/site',
        },
        constants: { '/procedure': 'vn', '/vehicle/genre': 'VP', '/sale/date': '2026-11-19' },
        values: { '/vehicle/energy': { MAZOUT: 'GO' } },
        ignore: ['Teinte'],
      },
    },
  )

  expect(items).toEqual([
    {
      reference: 'R-1',
      procedure: 'vn',
      vehicle: { energy: 'GO', genre: 'VP' },
      sale: { date: '2026-11-19' },
      metadata: { site: 'Lyon' },
    },
  ])
  expect(file.columns.map(({ status }) => status)).toEqual(['mapped', 'mapped', 'mapped', 'ignored'])
  expect(file.summary().unknownWithData).toEqual([])
})

test('a mapping goes before what a title would say, and a cell before a constant', async () => {
  const { items } = await importTable('Référence;Modèle;J.1\nR-1;RENAULT;CTTE\nR-2;BMW;\n', {
    mapping: { columns: { modèle: '/vehicle/make' }, constants: { '/vehicle/genre': 'VP' } },
  })

  expect(items).toMatchObject([
    { vehicle: { make: 'RENAULT', genre: 'CTTE' } },
    { vehicle: { make: 'BMW', genre: 'VP' } },
  ])
})

test('every fault of a mapping is told with its place', async () => {
  const mapping: object = {
    columns: { 'Mon/titre': '/holder/nom', Autre: 12 },
    constants: { '/vehicule/vin': 'X' },
    values: { '/vehicle/energy': 'GO' },
    ignore: 'Couleur',
    colonnes: {},
  }
  const error: unknown = await importTable('Référence\nR\n', { mapping }).catch((reason: unknown) => reason)

  expect(isImportError(error)).toBe(true)
  const told = String(Object(error).words.fr)
  for (const place of [
    '/columns/Mon~1titre',
    '/columns/Autre',
    '/constants/~1vehicule~1vin',
    '/values/~1vehicle~1energy',
    '/ignore',
    '/colonnes',
  ]) {
    expect(told).toContain(`${place} : `)
  }
})

test('a pointer into the prototype is no field', async () => {
  const mapping = { columns: { Titre: '/__proto__/polluted', Autre: '/metadata/__proto__' } }

  await expect(importTable('Référence;Titre\nR;x\n', { mapping })).rejects.toMatchObject({
    code: 'mapping-invalid',
  })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('a preview shows forms of values and not the values, with the first rows and their number', async () => {
  const bytes = utf8(
    'Référence;Immatriculation;Nom titulaire;Couleur\nR-1;ZA-001-AA;Durand;gris\nR-2;ZA-002-AA;;\n',
  )

  const preview = await previewImport(bytes, { procedure: 'duplicata', fileName: 'x.csv', firstRows: 1 })

  expect(
    preview.columns.map(({ letter, pointer, status, shape, filled }) => [
      letter,
      pointer,
      status,
      shape,
      filled,
    ]),
  ).toEqual([
    ['A', '/reference', 'understood', 'A-9', 2],
    ['B', '/vehicle/plate', 'understood', 'AA-999-AA', 2],
    ['C', '/holder/birthName', 'understood', 'Aaaaaa', 1],
    ['D', null, 'unknown', 'aaaa', 1],
  ])
  expect(preview.firstRows.map(({ reference }) => reference)).toEqual(['R-1'])
  expect(preview.summary).toMatchObject({ rows: 2, faulty: 0 })
})
