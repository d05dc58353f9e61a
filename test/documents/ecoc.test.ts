import { expect, test } from 'vitest'
import { examineXml } from '../../server/documents/ecoc.ts'
import { documentFindings } from '../../server/domain/documents/findings.ts'
import { defaultProfile, type DocumentProfile } from '../../server/domain/documents/profile.ts'

const vin = 'VF1TESTAA00000001'
const seal = '<ds:Signature xmlns:ds="urn:example"><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>'
const vehicle = (number: string): string =>
  `<Vehicle><VehicleIdentificationNumber>${number}</VehicleIdentificationNumber>` +
  '<TypeApprovalNumber>e2*2018/858*00001*00</TypeApprovalNumber></Vehicle>'
const ivi = (content: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<i:InitialVehicleInformation xmlns:i="urn:example:ivi"><!-- made -->${content}</i:InitialVehicleInformation>\n`

const examined = (text: string | Uint8Array, profile: DocumentProfile = defaultProfile) =>
  examineXml({ bytes: typeof text === 'string' ? Buffer.from(text) : text, profile, kind: null })

test('passes a sealed e-CoC on byte for byte, and tells its VIN', async () => {
  const bytes = Buffer.from(ivi(vehicle(vin) + seal))

  const report = await examined(bytes)

  expect(report.filed?.bytes).toBe(bytes)
  expect(report).toMatchObject({
    notes: [],
    filed: { mediaType: 'application/xml', pages: 1 },
    facts: { vins: [vin] },
  })
})

test('knows an e-CoC in an envelope by its content', async () => {
  const body = `<Envelope><Body><IviReferenceId>1</IviReferenceId>${vehicle(vin)}</Body></Envelope>`

  expect((await examined(body)).facts.vins).toEqual([vin])
})

test('warns of an e-CoC without the maker’s seal', async () => {
  const report = await examined(ivi(vehicle(vin)))

  expect(report.notes).toEqual([{ code: 'ecoc-unsigned' }])
  expect(report.filed).not.toBeNull()
})

test('reads an e-CoC in UTF-16', async () => {
  const text = `<InitialVehicleInformation>${vehicle(vin)}${seal}</InitialVehicleInformation>`

  const report = await examined(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))

  expect(report.facts.vins).toEqual([vin])
})

const bomb = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "x">]>'

test.each([
  ['a DTD', `<?xml version="1.0"?>${bomb}<a>&b;</a>`, 'xml-doctype'],
  ['an entity of its own', ivi('<a>&own;</a>'), 'xml-malformed'],
  ['an element that is not closed', ivi('<a>'), 'xml-malformed'],
  ['elements closed in the wrong order', ivi('<a><b></a></b>'), 'xml-malformed'],
  ['the same attribute twice', ivi('<a b="1" b="2"/>'), 'xml-malformed'],
  ['an attribute without quotes', ivi('<a b=1/>'), 'xml-malformed'],
  ['something after its end', `${ivi('')}<a/>`, 'xml-malformed'],
  ['a comment that does not end', ivi('<!-- a'), 'xml-malformed'],
  ['a control sign', ivi('\u0001'), 'xml-malformed'],
  ['a sign that does not exist', ivi('&#xD800;'), 'xml-malformed'],
  ['elements nested too deep', ivi('<a>'.repeat(70) + '</a>'.repeat(70)), 'xml-malformed'],
  [
    'bytes that are not of its encoding',
    Buffer.concat([Buffer.from(ivi('')), Buffer.from([0xff])]),
    'xml-malformed',
  ],
  ['another purpose', '<?xml version="1.0"?><invoice><total>1</total></invoice>', 'xml-not-ecoc'],
  ['no VIN', ivi('<TypeApprovalNumber>e2</TypeApprovalNumber>'), 'ecoc-vin-missing'],
  ['a VIN with a letter that none has', ivi(vehicle('VF1TESTAAO0000001')), 'ecoc-vin-missing'],
  ['two vehicles', ivi(vehicle(vin) + vehicle('VF1TESTAA00000002')), 'ecoc-several-vehicles'],
])('refuses XML with %s', async (_, text, code) => {
  const report = await examined(text)

  expect(report.notes.map((note) => note.code)).toEqual([code])
  expect(report.filed).toBeNull()
  expect(documentFindings.map((entry) => entry.code)).toContain(code)
})

test('tells the line where XML breaks', async () => {
  expect((await examined('<a>\n<b>\n</c>\n</a>')).notes).toEqual([
    { code: 'xml-malformed', params: { line: 3 } },
  ])
})

test('resolves what every document may write in other signs', async () => {
  const report = await examined(
    ivi(vehicle(vin.replace('V', '&#86;')) + '<a b="&lt;&amp;"><![CDATA[<&]]></a>' + seal),
  )

  expect(report.facts.vins).toEqual([vin])
})

test('refuses XML where the profile does not take it or takes less of it', async () => {
  const text = ivi(vehicle(vin))

  expect((await examined(text, { ...defaultProfile, types: ['application/pdf'] })).notes[0]?.code).toBe(
    'xml-not-taken',
  )
  expect((await examined(text, { ...defaultProfile, sizeMax: 100 })).notes[0]?.code).toBe('xml-too-large')
})

test('answers an e-CoC of a hundred thousand elements', async () => {
  const report = await examined(ivi(vehicle(vin) + '<Row a="1">1</Row>'.repeat(100_000)))

  expect(report.facts.vins).toEqual([vin])
})
