import { describe, expect, test } from 'vitest'
import { deadlineRules, deadlinesWith } from '../../../server/domain/deadlines.ts'
import { type FiledDossier, filedDeadlines } from '../../../server/domain/deadlines/filedDeadlines.ts'
import { nearDeadlines } from '../../../server/domain/deadlines/nearDeadlines.ts'
import type { Deadline } from '../../../server/domain/item.ts'
import { today } from './judged.ts'

const kept = (code: string, on: string): Deadline => ({ code, on, fr: 'Fin.', en: 'End.' })
const dossier = (given: Partial<FiledDossier> = {}): FiledDossier => ({
  procedure: 'changement-titulaire',
  state: 'queued',
  receivedOn: null,
  outcome: {},
  ...given,
})
const filed = (given: Partial<FiledDossier> = {}): FiledDossier =>
  dossier({ state: 'inReview', receivedOn: '2026-11-01', ...given })
const daysWith = (days: Deadline[], of: FiledDossier): string[] =>
  deadlinesWith(days, of).map(({ code, on }) => `${code} ${on}`)

describe('what the State has said', () => {
  test('adds the day on which it may drop a request of a licence, six months on, until it decides', () => {
    const inReview = daysWith([], filed({ procedure: 'inscription-premiere' }))
    const completed = daysWith([], filed({ procedure: 'inscription-premiere', state: 'completed' }))
    const ofVehicle = daysWith([], filed())

    expect([inReview, completed, ofVehicle]).toEqual([['state-drop 2027-05-01'], [], []])
  })

  test('adds the end of an enrolment, five years after the attestation', () => {
    const outcome = { attestationIssuedOn: '2024-02-29' }

    const found = daysWith([], filed({ procedure: 'inscription-premiere', state: 'completed', outcome }))

    expect(found).toEqual(['inscription-end 2029-02-28'])
  })

  test('takes the place of a supposed end of the WW', () => {
    const ww = filed({ procedure: 'ww', state: 'completed', outcome: { cpiUntil: '2027-03-30' } })

    expect(daysWith([kept('ww-end', '2027-03-23')], ww)).toEqual(['ww-end 2027-03-30'])
  })

  test('adds the end of the provisional certificate among the days that are kept, the nearest first', () => {
    const days = [kept('registration-due', '2026-12-18'), kept('inspection-end', '2027-04-02')]

    const found = daysWith(days, filed({ state: 'completed', outcome: { cpiUntil: '2026-12-24' } }))

    expect(found).toEqual(['registration-due 2026-12-18', 'cpi-end 2026-12-24', 'inspection-end 2027-04-02'])
  })

  test('adds the end of a cession code, fifteen days on', () => {
    const cession = filed({ procedure: 'declaration-cession', outcome: { cessionCode: '12345' } })

    expect(daysWith([], cession)).toEqual(['cession-code-end 2026-11-16'])
  })

  test('adds nothing where it said no day', () => {
    expect(daysWith([], filed({ state: 'completed', outcome: { cpiUntil: 'bientôt' } }))).toEqual([])
  })
})

describe('a legal day', () => {
  const near = (code: string, on: string, of = dossier()) => nearDeadlines([kept(code, on)], of, today)

  test('that is far tells only when to look again', () => {
    expect(near('registration-due', '2026-12-18')).toEqual({ due: [], nextOn: '2026-12-11' })
  })

  test('of the week to come is told, and is to be told again the day before', () => {
    const { due, nextOn } = near('registration-due', '2026-11-28')

    expect(due).toEqual([{ code: 'registration-due', on: '2026-11-28', warnedAt: 7, daysLeft: 5 }])
    expect(nextOn).toBe('2026-11-27')
  })

  test('of today is told as the day before', () => {
    const { due, nextOn } = near('registration-due', today)

    expect(due).toEqual([{ code: 'registration-due', on: today, warnedAt: 1, daysLeft: 0 }])
    expect(nextOn).toBeNull()
  })

  test('that is over is told no more', () => {
    expect(near('registration-due', '2026-11-22')).toEqual({ due: [], nextOn: null })
  })

  test('that filing settles is told no more once the State has it', () => {
    expect(near('registration-due', '2026-11-28', filed())).toEqual({ due: [], nextOn: null })
  })

  test('of an exam certificate goes on counting until the State decides', () => {
    const title = { procedure: 'titre-reussite-examen', outcome: {} }
    const codesOf = (state: FiledDossier['state']): string[] =>
      near('cepc-end', '2026-11-28', filed({ ...title, state })).due.map(({ code }) => code)

    expect([codesOf('filed'), codesOf('completed'), codesOf('refused')]).toEqual([['cepc-end'], [], []])
  })

  test('on which the State may drop a request is told two months and one month before', () => {
    const request = (receivedOn: string) =>
      nearDeadlines([], filed({ procedure: 'inscription-premiere', receivedOn }), today)

    expect(request('2026-07-20')).toEqual({
      due: [{ code: 'state-drop', on: '2027-01-20', warnedAt: 60, daysLeft: 58 }],
      nextOn: '2026-12-21',
    })
    expect(request('2026-06-20').due).toEqual([
      { code: 'state-drop', on: '2026-12-20', warnedAt: 30, daysLeft: 27 },
    ])
  })

  test('of a provisional certificate is watched until the title has been made', () => {
    const certificate = (formulaNumber?: string) =>
      nearDeadlines(
        [],
        filed({ state: 'completed', outcome: { cpiUntil: '2026-11-28', formulaNumber } }),
        today,
      )

    expect(certificate().due.map(({ code }) => code)).toEqual(['cpi-end'])
    expect(certificate('2026TE12345')).toEqual({ due: [], nextOn: null })
  })
})

test('every legal day has texts in both languages, a source, and thresholds that fall', () => {
  for (const { code, fr, en, source, warnDays = [7, 1] } of [...deadlineRules, ...filedDeadlines]) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect([fr.length, en.length, source.length].every((length) => length > 10)).toBe(true)
    expect(warnDays).toEqual(warnDays.toSorted((one, other) => other - one))
  }
})
