import { expect, test } from 'vitest'
import { judged } from './judged.ts'

test('tells all faults at once, by place and then by code', () => {
  const { findings } = judged('vn', {
    channel: 'ants',
    vehicle: { vin: 'VF1TESTO000002101', energy: 'EL', seats: 12 },
    holder: { drivingLicence: false },
  })

  expect(findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/channel channel-not-possible',
    '/holder/drivingLicence holder-licence-missing',
    '/vehicle/co2 co2-of-electric',
    '/vehicle/engineCapacity engine-capacity-of-electric',
    '/vehicle/seats seats-out-of-range',
    '/vehicle/vin vin-alphabet',
  ])
})

test('every finding says what is wrong, what to do and who does it', () => {
  const { findings } = judged('titre-reussite-examen', { ePhoto: null, candidate: { neph: '1,01E+11' } })

  expect(findings).toHaveLength(2)
  for (const { fr, en, remedy, actor } of findings) {
    expect([fr, en, remedy.fr, remedy.en, actor].every((text) => text.length > 3)).toBe(true)
  }
})
