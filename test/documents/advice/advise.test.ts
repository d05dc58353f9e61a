import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { advise } from '../../../server/documents/advice/advise.ts'
import { refusal } from '../../../server/documents/report.ts'
import { defaultProfile } from '../../../server/domain/documents/profile.ts'
import { documentFindings } from '../../../server/domain/documents/findings.ts'
import { adviceEntries } from '../../../server/domain/documents/adviceFindings.ts'
import { advisedOn, reportOf } from './advised.ts'
import { pdfOf, printedPage, scanOf } from './papers.ts'

const vin = 'VF1TEST0000001101'

describe('the VIN of a PDF', () => {
  test('is a fact, and stands in no note', async () => {
    const coc = await pdfOf((pdf) =>
      pdf.fontSize(10).text(`0.10. Vehicle identification number: ${vin}`, 60, 60),
    )

    expect(await advisedOn(coc, 'application/pdf', 'certificat-conformite')).toMatchObject({
      notes: [],
      facts: { vins: [vin] },
    })
  })

  test.each([
    ['set as two runs side by side', 0],
    ['set as two runs with a gap', 9],
  ])('is found %s', async (_how, gap) => {
    const coc = await pdfOf((pdf) => {
      pdf
        .fontSize(10)
        .text('VIN', 60, 60, { lineBreak: false })
        .text(vin.slice(0, 9), 100, 60, { lineBreak: false })
      pdf.text(vin.slice(9), 100 + pdf.widthOfString(vin.slice(0, 9)) + gap, 60, { lineBreak: false })
    })

    expect((await advisedOn(coc, 'application/pdf')).facts).toEqual({ vins: [vin] })
  })

  test.each([10, 14, 20])('is found in boxes of %d points', async (wide) => {
    const coc = await pdfOf((pdf) => {
      pdf.fontSize(9).text('(E) Numéro d’identification', 60, 60)
      for (const [at, sign] of vin.split('').entries())
        pdf.text(sign, 60 + at * wide, 75, { lineBreak: false })
    })

    expect((await advisedOn(coc, 'application/pdf')).facts).toEqual({ vins: [vin] })
  })

  test('is found in the field of a form that was filled in on a screen', async () => {
    const form = await pdfOf((pdf) => {
      pdf.font('Helvetica').initForm()
      pdf.formText('vin', 60, 60, 200, 20, { value: vin })
      pdf.formText('vide', 60, 100, 200, 20)
    })

    expect((await advisedOn(form, 'application/pdf')).facts).toEqual({ vins: [vin] })
  })

  test('is read from the original where a picture of the page is filed', async () => {
    const bytes = await pdfOf((pdf) => {
      printedPage(pdf)
      pdf.text(`VIN ${vin}`, 60, 20)
    })
    const jpeg = await (await scanOf(bytes)).jpeg().toBuffer()

    const { facts } = await advise(
      { bytes, profile: defaultProfile, kind: null },
      reportOf(jpeg, 'image/jpeg'),
      'application/pdf',
    )

    expect(facts).toEqual({ vins: [vin] })
  })
})

describe('the end of validity of an identity paper', () => {
  // The specimen of ICAO 9303, of the State of Utopia.
  const passport = pdfOf((pdf) => {
    pdf.font('Courier').fontSize(12)
    pdf.text('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 40, 200, { lineBreak: false })
    pdf.text('L898902C36UTO7408122F1204159ZE184226B<<<<<10', 40, 220, { lineBreak: false })
  })

  test('is read from the text of its PDF, as a fact and in a note', async () => {
    expect(await advisedOn(await passport, 'application/pdf', 'identite')).toMatchObject({
      notes: [{ code: 'document-expires-by-mrz', params: { day: '2012-04-15' } }],
      facts: { expiresOn: '2012-04-15' },
    })
  })

  test('is not read from papers of other kinds', async () => {
    expect(await advisedOn(await passport, 'application/pdf', 'facture')).toMatchObject({
      notes: [],
      facts: {},
    })
  })
})

describe('advice', () => {
  test('leaves a refusal as it is', async () => {
    const refused = refusal('application/pdf', 'pdf-password')
    const order = { bytes: Buffer.from('%PDF-1.4'), profile: defaultProfile, kind: null }

    expect(await advise(order, refused, 'application/pdf')).toEqual(refused)
  })

  test('adds to what was found before, and touches nothing of what is filed', async () => {
    const bytes = await pdfOf((pdf) => pdf.text(`VIN ${vin}`, 60, 60))
    const before = { ...reportOf(bytes, 'application/pdf'), notes: [{ code: 'document-repaired' }] }

    const after = await advise({ bytes, profile: defaultProfile, kind: null }, before, 'application/pdf')

    expect(after).toEqual({ ...before, facts: { vins: [vin] } })
  })

  test('of a file that nobody can read is none', async () => {
    const broken = Buffer.from('%PDF-1.4 and nothing else')
    const picture = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer()

    for (const kind of [null, 'identite', 'domicile', 'formulaire-photo-signature']) {
      expect(await advisedOn(broken, 'application/pdf', kind)).toEqual(reportOf(broken, 'application/pdf'))
      expect(await advisedOn(broken, 'image/jpeg', kind)).toEqual(reportOf(broken, 'image/jpeg'))
      const half = picture.subarray(0, 200)
      expect(await advisedOn(half, 'image/jpeg', kind)).toEqual(reportOf(half, 'image/jpeg'))
    }
  })

  test('leaves XML alone', async () => {
    const xml = Buffer.from(`<coc vin="${vin}"/>`)

    expect(await advisedOn(xml, 'application/xml')).toEqual(reportOf(xml, 'application/xml'))
  })

  test('is never an error, and stands in the catalogue of documents', () => {
    expect(adviceEntries.length).toBeGreaterThan(10)
    expect(adviceEntries.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(documentFindings).toEqual(expect.arrayContaining([...adviceEntries]))
  })
})
