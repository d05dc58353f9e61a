import { type Procedure, vehicleProcedures } from '../item.ts'
import type { ItemView, PartyView } from '../itemView.ts'
import type { RequiredField } from '../requiredField.ts'
import { declarations, firstRegistrations, imports, ownerChanges, registrations } from './procedureGroups.ts'
import { burnsNothing, isFarmMachine, isTowed } from './vehicleKinds.ts'

/** What a vehicle procedure asks for in some situations only. */

const ministry = 'Arrêté du 9 février 2009 (immatriculation des véhicules)'
const annexe13 = `${ministry}, annexe XIII`
const article1 = `${ministry}, article 1`
const article8 = `${ministry}, article 8`
const article10 = `${ministry}, article 10`
const article15 = `${ministry}, article 15`
const parties = 'Arrêté du 10 février 2009 (traitement SIV), article 2'

type Situation = Pick<RequiredField, 'when' | 'condition' | 'ofEach'>

const fields = (
  procedures: readonly Procedure[],
  source: string,
  pointers: readonly string[],
  situation: Situation,
): RequiredField[] => pointers.map((pointer) => ({ pointer, procedures, source, ...situation }))

const rubrics = (names: readonly string[], situation: Situation): RequiredField[] =>
  fields(
    firstRegistrations,
    annexe13,
    names.map((name) => `/vehicle/${name}`),
    situation,
  )

const technicalFields: readonly RequiredField[] = [
  ...rubrics(['power', 'energy', 'fiscalPower', 'seats'], {
    when: ({ vehicle }) => !isTowed(vehicle),
    condition: { fr: 'sauf les remorques', en: 'except for trailers' },
  }),
  ...rubrics(['engineCapacity', 'soundLevel', 'soundSpeed'], {
    when: ({ vehicle }) => !isTowed(vehicle) && !burnsNothing(vehicle),
    condition: {
      fr: 'sauf les remorques et les énergies EL, H2 et AC',
      en: 'except for trailers and the energies EL, H2 and AC',
    },
  }),
  ...rubrics(['co2', 'environmentalClass'], {
    when: ({ vehicle }) => !isTowed(vehicle) && !isFarmMachine(vehicle),
    condition: {
      fr: 'sauf les remorques et les engins agricoles',
      en: 'except for trailers and farm machines',
    },
  }),
  ...rubrics(['powerToMass'], {
    when: ({ vehicle }) => /^L[345]e/.test(vehicle?.category ?? ''),
    condition: { fr: 'catégories L3e à L5e', en: 'categories L3e to L5e' },
  }),
  ...fields(['import-vn'], annexe13, ['/origin/foreignPlate'], {
    when: ({ vehicle }) => vehicle?.firstRegistrationDate !== undefined,
    condition: { fr: 'véhicule déjà immatriculé à l’étranger', en: 'a vehicle already registered abroad' },
  }),
  ...fields([...ownerChanges, ...declarations], article10, ['/vehicle/formulaNumber'], {
    when: ({ vehicle }) => vehicle?.titleDate === undefined,
    condition: {
      fr: 'sauf ancien titre (FNI), qui donne titleDate',
      en: 'except for an old title (FNI), which gives titleDate',
    },
  }),
]

const isImportWw = ({ ww }: ItemView): boolean => (ww?.purpose ?? 'import') === 'import'

const dealFields: readonly RequiredField[] = [
  ...fields(['changement-titulaire'], article10, ['/seller'], {
    when: ({ sale }) => sale !== undefined && sale.daReceipt === undefined,
    condition: {
      fr: 'sans récépissé de déclaration d’achat (sale.daReceipt)',
      en: 'without purchase declaration receipt (sale.daReceipt)',
    },
  }),
  ...fields(['import-vo'], article1, ['/conformity'], {
    when: ({ origin }) => origin?.regime === 'third-country',
    condition: { fr: 'véhicule d’un pays tiers', en: 'a vehicle from a third country' },
  }),
  ...fields(['ww'], article8, ['/origin'], {
    when: isImportWw,
    condition: { fr: 'WW d’import', en: 'WW of an import' },
  }),
  ...fields([...imports, 'ww'], article1, ['/fiscal/reason'], {
    when: ({ fiscal }) => fiscal?.kind === 'exempt',
    condition: { fr: 'dispense de justificatif fiscal', en: 'exemption from the fiscal proof' },
  }),
  ...fields(['duplicata'], article15, ['/duplicate/declaredOn'], {
    when: ({ duplicate }) => duplicate?.reason === 'theft',
    condition: { fr: 'vol', en: 'theft' },
  }),
  ...fields(['modification-technique'], article15, ['/modification'], {
    when: ({ vehicle }) => vehicle?.mentions === undefined,
    condition: { fr: 'sans mentions dans vehicle', en: 'without mentions in vehicle' },
  }),
  ...fields(['modification-technique'], article15, ['/modification/mentionsAdded'], {
    when: ({ modification, vehicle }) =>
      modification?.changes?.includes('mention') === true &&
      !modification.mentionsRemoved?.length &&
      !vehicle?.mentions?.length,
    condition: {
      fr: 'changement de mention, sans mention retirée',
      en: 'a change of mention, with none removed',
    },
  }),
  ...fields(registrations, parties, ['/lessee'], {
    when: ({ lease }) => lease !== undefined,
    condition: { fr: 'véhicule loué (lease)', en: 'a leased vehicle (lease)' },
  }),
  ...fields(registrations, parties, ['/lease'], {
    when: ({ lessee }) => lessee !== undefined,
    condition: { fr: 'avec un locataire (lessee)', en: 'with a lessee' },
  }),
  ...fields(['changement-adresse'], article15, ['/lessee'], {
    when: ({ addressChange }) => addressChange?.of === 'lessee',
    condition: { fr: 'adresse du locataire', en: 'address of the lessee' },
  }),
]

const roles = ['holder', 'lessee', 'seller', 'buyer'] as const

const isBornInFrance = (party: PartyView): boolean =>
  party.kind === 'person' && party.birthPlace?.country === 'FRA' && party.birthPlace.inseeCode === undefined
const isUnnumbered = (party: PartyView): boolean => party.kind === 'organisation' && party.siret === undefined

const each = (of: (party: PartyView) => boolean, role?: (typeof roles)[number]) => ({
  when: (item: ItemView): boolean => {
    const party = role && item[role]
    return party !== undefined && of(party)
  },
  ofEach: of,
})

const bornInFrance = {
  fr: 'personne née en France, sans inseeCode',
  en: 'a person born in France, without inseeCode',
}
const unnumbered = { fr: 'organisme sans SIRET', en: 'an organisation without SIRET' }

const partyFields: readonly RequiredField[] = [
  ...roles.flatMap((role) => [
    ...fields(vehicleProcedures, parties, [`/${role}/name`], {
      ...each(isUnnumbered, role),
      condition: unnumbered,
    }),
  ]),
  ...fields(vehicleProcedures, parties, ['/coHolders/*/name'], {
    ...each(isUnnumbered),
    condition: unnumbered,
  }),
  ...(['holder', 'lessee'] as const).flatMap((role) => [
    ...fields(vehicleProcedures, parties, [`/${role}/address`], {
      ...each(isUnnumbered, role),
      condition: unnumbered,
    }),
    ...fields(vehicleProcedures, parties, [`/${role}/birthPlace/commune`, `/${role}/birthPlace/department`], {
      ...each(isBornInFrance, role),
      condition: bornInFrance,
    }),
  ]),
  ...fields(
    vehicleProcedures,
    parties,
    ['/coHolders/*/birthPlace/commune', '/coHolders/*/birthPlace/department'],
    {
      ...each(isBornInFrance),
      condition: bornInFrance,
    },
  ),
]

export const vehicleRequiredFields: readonly RequiredField[] = [
  ...technicalFields,
  ...dealFields,
  ...partyFields,
]
