import { type TObject, type TProperties, Type } from 'typebox'
import { type Procedure, procedures } from '../item.ts'
import * as enrolment from './enrolment.ts'
import { block } from './blocks.ts'
import { filingFields } from './filing.ts'
import { party } from './party.ts'
import * as registration from './registration.ts'
import { vehicle } from './vehicle.ts'

interface Needs {
  /** Blocks without which the procedure makes no sense. */
  blocks: readonly string[]
  /** Rubrics of the vehicle beside `vin`. */
  rubrics?: readonly string[]
  saleTimed?: boolean
  /** Already registered abroad: the old plate (A.1) is asked. */
  registeredAbroad?: boolean
}

/**
 * The rubrics of annex XIII of the arrêté of 9 Feb 2009 that every vehicle new to France carries, trailers too. Those of
 * vehicles with an engine, and those that hang on the category, stand with the rules (presence.ts).
 */
const annexXiii = [
  'make',
  'typeVariantVersion',
  'commercialName',
  'massTechnicalMax',
  'massMax',
  'massTrainMax',
  'massInService',
  'massUnladen',
  'category',
  'genre',
  'body',
  'typeApproval',
]

const enrolled = ['candidate', 'training', 'mandate']

/** The table of required fields; what depends on another field or on the day is with the rules (presence.ts). */
const needs: Record<Procedure, Needs> = {
  vn: { blocks: ['vehicle', 'holder', 'sale'], rubrics: annexXiii },
  'import-vn': { blocks: ['vehicle', 'origin', 'conformity', 'holder', 'sale'], rubrics: annexXiii },
  'import-vo': {
    blocks: ['vehicle', 'origin', 'holder', 'sale'],
    rubrics: [...annexXiii, 'firstRegistrationDate'],
    registeredAbroad: true,
  },
  'changement-titulaire': { blocks: ['vehicle', 'sale', 'holder'], rubrics: ['plate'] },
  'changement-locataire': { blocks: ['vehicle', 'sale', 'holder', 'lessee'], rubrics: ['plate'] },
  'declaration-achat': { blocks: ['vehicle', 'sale', 'seller'], rubrics: ['plate'], saleTimed: true },
  'declaration-cession': {
    blocks: ['vehicle', 'sale', 'seller', 'buyer'],
    rubrics: ['plate'],
    saleTimed: true,
  },
  ww: { blocks: ['vehicle', 'ww', 'holder', 'conformity'] },
  'changement-adresse': { blocks: ['vehicle', 'holder', 'addressChange'], rubrics: ['plate'] },
  duplicata: { blocks: ['vehicle', 'holder', 'duplicate'], rubrics: ['plate'] },
  'modification-technique': { blocks: ['vehicle', 'holder'], rubrics: ['plate'] },
  'fin-demonstration': { blocks: ['vehicle', 'demonstration'], rubrics: ['plate'] },
  'reedition-cpi': { blocks: ['vehicle', 'reissue'], rubrics: ['plate'] },
  'inscription-premiere': { blocks: enrolled },
  'inscription-ajout-categorie': { blocks: enrolled },
  'inscription-retour-permis': { blocks: [...enrolled, 'withdrawal'] },
  'titre-reussite-examen': { blocks: ['candidate', 'training', 'exam'] },
  'titre-attestation-formation': { blocks: ['candidate', 'training'] },
  transfert: { blocks: ['candidate', 'transfer'] },
}

/** Blocks that a procedure does not need are checked when sent, never refused: so every schema knows them all. */
function fieldsOf(procedure: Procedure): TProperties {
  const { rubrics = [], saleTimed = false, registeredAbroad = false } = needs[procedure]
  return {
    ...filingFields(procedure),
    vehicle: vehicle(rubrics),
    origin: registration.origin(registeredAbroad),
    fiscal: registration.fiscal(),
    conformity: registration.conformity(),
    holder: party('holder'),
    coHolders: Type.Array(party('coHolder'), { maxItems: 20 }),
    lessee: party('lessee'),
    seller: party('seller'),
    buyer: party('buyer'),
    sale: registration.sale(saleTimed),
    inspection: registration.inspection(),
    lease: registration.lease(),
    ww: registration.ww(),
    addressChange: registration.addressChange(),
    duplicate: registration.duplicate(),
    modification: registration.modification(),
    demonstration: registration.demonstration(),
    reissue: registration.reissue(),
    candidate: enrolment.candidate(),
    guardian: party('guardian'),
    training: enrolment.training(),
    exam: enrolment.exam(),
    ePhoto: enrolment.ePhoto(),
    withdrawal: enrolment.withdrawal(),
    transfer: enrolment.transfer(),
  }
}

const schemaOf = (procedure: Procedure): TObject =>
  block(fieldsOf(procedure), ['reference', 'procedure', ...needs[procedure].blocks])

/** One JSON Schema a procedure: strict, without defaults, compiled by ajv with `itemAjvOptions` and `itemFormats`. */
export const itemSchemas = Object.fromEntries(
  procedures.map((procedure) => [procedure, schemaOf(procedure)]),
) as Record<Procedure, TObject>
