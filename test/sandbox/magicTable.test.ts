import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { magicHelp, magicOf, magicValues } from '../../server/sandbox/magic.ts'
import { moreInfoRequests, refusalCodes, refusalOf } from '../../server/sandbox/refusals.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, clientOf } from './client.ts'

const reviewMs = 600_000
let sandbox: RunningSandbox
let client: Client
beforeAll(async () => {
  sandbox = await startSandbox({
    flags: ['--review-ms', String(reviewMs), '--siv-later-ms', String(reviewMs)],
  })
  client = clientOf(sandbox)
})
afterAll(() => sandbox.stop())

const enrolment = { procedure: 'inscription-premiere', channel: 'ants', data: { candidate: {} } }
const codesWhere = (isSo: (refusal: NonNullable<ReturnType<typeof refusalOf>>) => boolean): string[] =>
  refusalCodes.filter((code) => {
    const refusal = refusalOf(code)
    return refusal !== null && isSo(refusal)
  })
const valueOf = (code: string): string => `SBX-REFUSE-${code.toUpperCase()}`

describe('at the counter', () => {
  test.each(codesWhere(({ at, posts }) => at === 'filing' && posts === undefined).map(valueOf))(
    '%s is a 422 with its code and a French sentence, every time',
    async (value) => {
      const code = value.slice('SBX-REFUSE-'.length).toLowerCase()
      const deposits = []
      for (let time = 0; time < 3; time += 1)
        deposits.push(await client.deposit(value, { magic: `${value}-0001` }))

      for (const deposit of deposits)
        expect(deposit).toMatchObject({
          status: 422,
          body: { reference: value, code, message: expect.stringMatching(/^\p{Lu}.{15,}\.$/su) },
        })
      expect(await client.filingsOf(value)).toEqual([])
    },
  )

  test.each([
    ...codesWhere(({ posts }) => posts !== undefined).map((code) => [valueOf(code), code]),
    ['SBX-FRESH-EPHOTO', 'ephoto-unknown'],
  ])('%s refuses twice with %s and takes the third', async (value, code) => {
    const deposits = []
    for (let time = 0; time < 3; time += 1)
      deposits.push(await client.deposit(value, { ...enrolment, magic: `${value}-0001` }))
    await sandbox.moveClock(reviewMs + 60_000)

    const refused = { status: 422, body: { code } }
    expect(deposits).toMatchObject([refused, refused, { status: 201 }])
    expect(await client.filingsOf(value)).toMatchObject([{ status: 'accepted' }])
  })
})

describe('in the review', () => {
  const reviewed = codesWhere(({ at }) => at === 'review').map(valueOf)

  test.each([
    ['ants', enrolment],
    ['siv', { procedure: 'vn', channel: 'siv' }],
  ] as const)(
    'on %s each is taken, and refused with its code and a French sentence',
    async (channel, given) => {
      const reference = (value: string): string => `${channel}-${value}`
      for (const value of reviewed)
        expect(await client.deposit(reference(value), { ...given, magic: `${value}-0001` })).toMatchObject({
          status: 201,
          body: { status: 'received' },
        })
      await sandbox.moveClock(reviewMs + 60_000)

      for (const value of reviewed)
        expect(await client.filingsOf(reference(value)), value).toMatchObject([
          {
            status: 'refused',
            refusal: {
              code: value.slice('SBX-REFUSE-'.length).toLowerCase(),
              message: expect.stringMatching(/^\p{Lu}.{15,}\.$/su),
            },
          },
        ])
    },
  )

  test.each(Object.entries(moreInfoRequests))('SBX-MORE-INFO-… asks for %s', async (kind, { message }) => {
    const value = `SBX-MORE-INFO-${kind.toUpperCase()}`
    await client.deposit(value, { ...enrolment, magic: `${value}-0001` })
    await sandbox.moveClock(reviewMs + 60_000)

    expect(await client.filingsOf(value)).toMatchObject([
      { status: 'more-info-needed', request: { kinds: [kind], message } },
    ])
  })
})

test('every value of the table is understood and told by --help', () => {
  for (const { value, does } of magicValues) {
    expect(magicOf(`${value}-0001`), value).not.toBeNull()
    expect(magicHelp).toMatch(new RegExp(`^  ${value} +${does.replaceAll(/[()]/g, String.raw`\$&`)}$`, 'm'))
  }
})

test('a longer code wins over the shorter one that it begins with', () => {
  expect(magicOf('SBX-REFUSE-SIV-OPPOSITION-OTCI-PV-1')).toMatchObject({ refuse: 'siv-opposition-otci-pv' })
  expect(magicOf('SBX-REFUSE-SIV-OPPOSITION-OTCI-1')).toMatchObject({ refuse: 'siv-opposition-otci' })
})
