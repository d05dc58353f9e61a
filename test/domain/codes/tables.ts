import fc from 'fast-check'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { candidateCases } from '../driver/candidateCases.ts'
import { driverCases } from '../driver/cases.ts'
import { licenceCases, sharedCases } from '../driver/licenceCases.ts'
import { filings } from '../generated/filings.ts'
import { judged as checked } from '../generated/judging.ts'
import { mutations } from '../generated/mutations.ts'
import { type Case, judged, patched } from '../judge/judged.ts'
import { papersOf } from '../judge/papers.ts'
import { driverRows } from '../requirements/driverTableRows.ts'
import { missingPapers } from '../requirements/vehicleMissingPapers.ts'
import { vehicleCases } from '../vehicle/cases.ts'
import { dealCases } from '../vehicle/dealCases.ts'
import { engineCases, kindCases, massCases } from '../vehicle/sanityCases.ts'
import { paperTwins } from './paperTwins.ts'
import { faulty, sound, type Twin } from './twins.ts'
import { formTwins, numberTwins, paperNameTwins, personTwins } from './valueTwins.ts'
import { dealTwins, importTwins, rubricTwins } from './vehicleTwins.ts'
import { driverTwins, wayTwins } from './wayTwins.ts'

/** Every table of cases of the rule book, run: which codes are raised, and which ones are not raised by something like it. */

export const twins: readonly Twin[] = [
  ...formTwins,
  ...numberTwins,
  ...personTwins,
  ...paperNameTwins,
  ...paperTwins,
  ...wayTwins,
  ...driverTwins,
  ...rubricTwins,
  ...importTwins,
  ...dealTwins,
]

const vehicleMutations = [...massCases, ...engineCases, ...kindCases, ...dealCases]
const driverEdges = [...candidateCases, ...licenceCases, ...sharedCases]
const cases: readonly Case[] = [...vehicleCases, ...vehicleMutations, ...driverCases, ...driverEdges]

type Told = (code: string, codes: readonly { code: string }[]) => void
type Judge = Pick<Case, 'on' | 'establishments'>

const findingsOf = (procedure: Procedure, change: JsonObject, { on, establishments }: Judge = {}) =>
  judged(procedure, change, { on, establishments }).findings

/** The codes that the tables claim to raise and do raise. */
export function raisedCodes(): Set<string> {
  return collected((told) => {
    for (const one of cases) told(one.code, findingsOf(one.procedure, one.change, one))
    for (const row of driverRows) told(row.code, findingsOf(row.procedure, row.change))
    for (const { code, procedure, without, change = {}, more = [], on } of missingPapers) {
      const left = more.filter(({ kind }) => kind !== without)
      const documents = papersOf(procedure, { [without]: null }, left)
      told(code, findingsOf(procedure, { ...change, documents }, { on }))
    }
    for (const twin of twins) told(twin.code, faulty(twin))
    eachGenerated((mutation, whole) => {
      const spoilt = mutation.spoil(whole)
      if (spoilt !== null) told(mutation.code, checked(spoilt))
    })
  }, true)
}

/** The codes that something like their case does not raise. */
export function sparedCodes(): Set<string> {
  return collected((told) => {
    for (const one of vehicleMutations) {
      const establishments = one.missEstablishments ?? one.establishments
      told(one.code, findingsOf(one.procedure, one.miss, { on: one.on, establishments }))
    }
    for (const edge of driverEdges)
      told(
        edge.code,
        findingsOf(edge.procedure, edge.within).filter(({ pointer }) => pointer === edge.pointer),
      )
    for (const { code, procedure, change, answer } of driverRows) {
      const { documents } = patched(procedure, change)
      const whole = [...(Array.isArray(documents) ? documents : []), ...answer]
      told(code, findingsOf(procedure, { ...change, documents: whole }))
    }
    for (const { code, procedure, change = {}, more = [], on } of missingPapers)
      told(code, findingsOf(procedure, { ...change, documents: papersOf(procedure, {}, more) }, { on }))
    for (const twin of twins) told(twin.code, sound(twin))
    eachGenerated(({ code }, whole) => told(code, checked(whole)))
  }, false)
}

function collected(run: (told: Told) => void, found: boolean): Set<string> {
  const codes = new Set<string>()
  run((code, findings) => {
    if (findings.some((finding) => finding.code === code) === found) codes.add(code)
  })
  return codes
}

/** A few generated requests for every mutation, always the same ones. */
function eachGenerated(see: (mutation: (typeof mutations)[number], whole: JsonObject) => void): void {
  for (const mutation of mutations) {
    for (const procedure of mutation.procedures)
      for (const whole of fc.sample(filings[procedure], { numRuns: 4, seed: 3 })) see(mutation, whole)
  }
}
