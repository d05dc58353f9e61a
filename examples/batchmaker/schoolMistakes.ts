import { addDays, yearsBefore } from './days.ts'
import type { JsonObject, Maker } from './maker.ts'
import {
  change,
  changePaper,
  declares,
  type Mistake,
  papersIn,
  text,
  without,
  withoutPaper,
} from './mistake.ts'

const titles = ['titre-reussite-examen', 'titre-attestation-formation']

const withMedicalOpinion = (item: JsonObject, maker: Maker): JsonObject[] => [
  ...papersIn(item),
  { kind: 'avis-medical', issuedOn: maker.daysAgo(10, 200) },
]

export const schoolMistakes: readonly Mistake[] = [
  {
    name: 'a NEPH that the spreadsheet turned into a number',
    code: 'neph-mangled',
    procedures: ['titre-reussite-examen', 'inscription-ajout-categorie'],
    make: change('candidate', () => ({ neph: '2,40969E+11' })),
  },
  {
    name: 'an e-photo code that is too short',
    code: 'ephoto-format',
    make: (item) => ({ ...item, ePhoto: { code: 'TEST4F7K' } }),
  },
  {
    name: 'a birth date that does not exist',
    code: 'birth-date-invalid',
    make: change('candidate', ({ birthDate }) => ({ birthDate: `${text(birthDate).slice(0, 4)}-02-30` })),
  },
  {
    name: 'a minor without guardian',
    code: 'guardian-required',
    procedures: ['inscription-premiere'],
    make: (item, maker) => ({
      ...change('candidate', () => ({ birthDate: addDays(yearsBefore(maker.on, 16), -90) }))(item, maker),
      guardian: undefined,
      training: { category: 'B', mode: 'traditional' },
    }),
  },
  {
    name: 'accompanied learning for a motorcycle',
    code: 'aac-only-for-b',
    procedures: ['inscription-premiere', 'inscription-ajout-categorie'],
    fits: (item) => !declares('identite-representant-legal')(item),
    make: (item) => ({ ...item, training: { category: 'A2', mode: 'aac' } }),
  },
  {
    name: 'a pupil below the age',
    code: 'age-below-filing-min',
    procedures: ['inscription-premiere'],
    fits: declares('identite-representant-legal', 'assr2'),
    make: (item, maker) => ({
      ...change('candidate', () => ({ birthDate: addDays(yearsBefore(maker.on, 13), -30) }))(item, maker),
      training: { category: 'B', mode: 'aac' },
    }),
  },
  {
    name: 'no e-photo',
    code: 'ephoto-missing',
    procedures: ['inscription-premiere', ...titles],
    make: without('ePhoto'),
  },
  {
    name: 'an e-photo of last year',
    code: 'ephoto-expired',
    procedures: ['inscription-premiere', ...titles],
    make: change('ePhoto', (_photo, _item, { on }) => ({ takenOn: addDays(on, -300) })),
  },
  {
    name: 'an exam that is still to come',
    code: 'date-in-future',
    procedures: ['titre-reussite-examen'],
    make: change('exam', (_exam, _item, { on }) => ({ passedOn: addDays(on, 6) })),
  },
  {
    name: 'a title without NEPH',
    code: 'neph-missing-for-title',
    procedures: titles,
    make: change('candidate', () => ({ neph: undefined })),
  },
  {
    name: 'licence A after one year of A2',
    code: 'a2-under-two-years',
    procedures: ['titre-attestation-formation'],
    make: (item, maker) => ({
      ...change('candidate', () => ({
        licenceCategories: ['A2', 'B'],
        licenceDates: { A2: addDays(maker.on, -380), B: addDays(maker.on, -1_200) },
      }))(item, maker),
      training: { category: 'A', mode: 'traditional' },
    }),
  },
  {
    name: 'a lorry without the car licence',
    code: 'prior-category-missing',
    procedures: ['inscription-ajout-categorie'],
    make: (item, maker) => ({
      ...change('candidate', () => ({ licenceCategories: ['A2'], licenceDates: undefined }))(item, maker),
      documents: withMedicalOpinion(item, maker),
      establishment: 'E2406900120',
      training: { category: 'C', mode: 'traditional' },
    }),
  },
  {
    name: 'a lorry at a school that teaches none',
    code: 'approval-category-not-covered',
    procedures: ['inscription-ajout-categorie'],
    make: (item, maker) => ({
      ...item,
      documents: withMedicalOpinion(item, maker),
      establishment: 'E2103301870',
      training: { category: 'C', mode: 'traditional' },
    }),
  },
  {
    name: 'a transfer from a paper mandate',
    code: 'transfer-impossible-paper-mandate',
    procedures: ['transfert'],
    make: change('transfer', () => ({ originalMandate: 'paper' })),
  },
  {
    name: 'nobody to write to for an online mandate',
    code: 'contact-missing',
    procedures: ['inscription-premiere', 'inscription-ajout-categorie'],
    make: (item, maker) => ({
      ...change('candidate', () => ({ email: undefined, phone: undefined }))(item, maker),
      mandate: { kind: 'online', signedOn: maker.daysAgo(1, 5) },
    }),
  },
  {
    name: 'no proof of the defence day',
    code: 'jdc-required',
    procedures: ['inscription-premiere'],
    fits: declares('jdc'),
    make: withoutPaper('jdc'),
  },
  {
    name: 'a host without signed attestation',
    code: 'hosting-set-incomplete',
    fits: declares('attestation-hebergement'),
    make: withoutPaper('attestation-hebergement'),
  },
  {
    name: 'an electricity bill of last year',
    code: 'proof-of-address-too-old',
    fits: declares('domicile'),
    make: changePaper('domicile', ({ on }) => ({
      variant: 'facture-energie',
      issuedOn: addDays(on, -290),
    })),
  },
  {
    name: 'a lorry without medical opinion',
    code: 'medical-required',
    procedures: ['inscription-ajout-categorie'],
    fits: declares('avis-medical'),
    make: withoutPaper('avis-medical'),
  },
  {
    name: 'a minor whose mother sends no identity card',
    code: 'guardian-id-required',
    fits: declares('identite-representant-legal'),
    make: withoutPaper('identite-representant-legal'),
  },
  {
    name: 'an address without @',
    code: 'email-format',
    make: change('candidate', ({ email }) => ({ email: text(email).replace('@', '.') })),
  },
  {
    name: 'a country of two letters',
    code: 'field-format',
    make: change('candidate', () => ({ nationality: 'FR' })),
  },
  {
    name: 'first names in one text',
    code: 'field-type',
    make: change('candidate', () => ({ firstNames: 'Léa Marie' })),
  },
  {
    name: 'a column of the school software',
    code: 'field-unknown',
    make: (item) => ({ ...item, moniteur: 'D. TEST' }),
  },
  {
    name: 'a line cut in the middle',
    code: 'line-malformed',
    make: (item) => JSON.stringify(item).slice(0, -25),
  },
]
