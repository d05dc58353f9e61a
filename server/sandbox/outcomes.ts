import { addMonths, parisDay } from './calendar.ts'
import type { FilingRequest, Outcome } from './filing.ts'
import * as given from './identifiers.ts'
import { type JsonObject, numberOf, objectOf, textOf } from './json.ts'

/** What the State answers when it accepts, by procedure; `later` comes when the title is printed. */
export interface Outcomes {
  now: Outcome
  later: Outcome | null
}

/** @param n the running number of the filing */
export function outcomesOf(request: FilingRequest, n: number, nowMs: number): Outcomes {
  const day = parisDay(nowMs)
  const { procedure, data } = request
  const cpiUntil = addMonths(day, 1)
  switch (procedure) {
    case 'vn':
    case 'import-vn':
    case 'import-vo':
      return {
        now: { plate: given.sivPlate(n), cpiUntil, taxes: taxesOf(data) },
        later: { formulaNumber: given.formulaNumber(n, day.slice(0, 4)) },
      }
    case 'changement-titulaire':
    case 'changement-locataire':
      return atOnce({
        cpiUntil,
        taxes: taxesOf(data),
        ...(hasOldPlate(data) ? { plate: given.sivPlate(n) } : {}),
      })
    case 'ww':
      return atOnce({ plate: given.wwPlate(n), cpiUntil: addMonths(day, wwMonths(data)) })
    case 'duplicata':
    case 'modification-technique':
      return atOnce({ cpiUntil, formulaNumber: given.formulaNumber(n, day.slice(0, 4)) })
    case 'reedition-cpi':
      return atOnce({ cpiUntil, receiptNumber: given.receiptNumber(n, 'RE', day) })
    case 'declaration-achat':
      return atOnce({ receiptNumber: given.receiptNumber(n, 'DA', day) })
    case 'declaration-cession':
      return atOnce(
        request.channel === 'ants'
          ? { cessionCode: given.cessionCode(n) }
          : { receiptNumber: given.receiptNumber(n, 'DC', day) },
      )
    case 'titre-reussite-examen':
    case 'titre-attestation-formation':
      return {
        now: { titleNumber: given.titleNumber(n, day) },
        later: { trackingNumber: given.trackingNumber(n) },
      }
    case 'inscription-premiere':
    case 'inscription-ajout-categorie':
    case 'inscription-retour-permis':
    case 'transfert': {
      const known = textOf(objectOf(data['candidate'])['neph'])
      return atOnce({ neph: known ?? given.neph(n, day), attestationIssuedOn: day })
    }
    default:
      return atOnce({ receiptNumber: given.receiptNumber(n, 'RE', day) })
  }
}

const atOnce = (now: Outcome): Outcomes => ({ now, later: null })

const sivForm = /^[A-Z]{2}-\d{3}-[A-Z]{2}$/
function hasOldPlate(data: JsonObject): boolean {
  const plate = textOf(objectOf(data['vehicle'])['plate'])
  return plate !== null && !sivForm.test(plate)
}

/** Four months, six for incomplete new vehicles and for farm vehicles (arrêté of 15 December 2025, from 1 January 2026). */
function wwMonths(data: JsonObject): number {
  const isIncomplete = textOf(objectOf(data['ww'])['purpose']) === 'incomplete'
  const category = textOf(objectOf(data['vehicle'])['category']) ?? ''
  return isIncomplete || /^[RST]/.test(category) ? 6 : 4
}

const regionalCents = 6_000
const parisRegionCents = 5_495
const fixedCents = 1_100
const deliveryCents = 276

/** Plausible cents, not the State's scales: Y.1 by fiscal power, Y.3 by CO2, Y.4 and Y.5 fixed. */
function taxesOf(data: JsonObject): Outcome['taxes'] {
  const vehicle = objectOf(data['vehicle'])
  const address = objectOf(objectOf(data['lessee'] ?? data['holder'])['address'])
  const isParis = /^(?:75|77|78|9[1-5])/.test(textOf(address['postalCode']) ?? '')
  const y1 = (numberOf(vehicle['fiscalPower']) ?? 5) * (isParis ? parisRegionCents : regionalCents)
  const gramsOver = Math.max(0, (numberOf(vehicle['co2']) ?? 0) - 107)
  const y3 = Math.round(gramsOver ** 2 * 100)
  return { y1, y2: 0, y3, y4: fixedCents, y5: deliveryCents, y6: y1 + y3 + fixedCents + deliveryCents }
}
