import type { ReadyingDoctor } from '../../server/documents/doctor.ts'
import { type CatalogueEntry, raise } from '../../server/domain/finding.ts'
import { DoctorAway, type DocumentStore, type Verdict } from '../../server/usecases/ports.ts'

/** What it says of a document that it refuses. */
export const spoilt: CatalogueEntry = {
  code: 'pdf-spoilt',
  severity: 'error',
  actor: 'client',
  fr: 'Le fichier est abîmé.',
  en: 'The file is spoilt.',
  remedy: { fr: 'Numérisez la pièce de nouveau.', en: 'Scan the paper again.' },
}

export interface FakeDoctor extends ReadyingDoctor {
  /** The first word of each document judged, with whether its profile takes PDFs. */
  judged: string[]
  /** Once one waits, it goes on, and others with it. */
  release(): Promise<void>
  /** How often from now on it is away. */
  awayTimes: number
}

/**
 * A doctor that does what the first word of a document says: `refuse`, `wait` (until it is released), `break`; anything else is usable
 * as it is, unless the profile takes no PDF.
 */
export function fakeDoctor(documents: () => Pick<DocumentStore, 'get'>): FakeDoctor {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  let arrived = Promise.withResolvers<void>()
  const wait = (): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      arrived.resolve()
    })
  const doctor: FakeDoctor = {
    judged: [],
    awayTimes: 0,
    async release() {
      await arrived.promise
      arrived = Promise.withResolvers()
      for (const one of waiting.splice(0)) one.resolve()
    },
    start: async () => {},
    async judge({ sha256, profile }) {
      const bytes = await documents().get(sha256)
      if (bytes === null) throw new Error('the bytes are not there')
      if (doctor.awayTimes > 0) {
        doctor.awayTimes -= 1
        throw new DoctorAway('the scanner is away')
      }
      const [word = ''] = Buffer.from(bytes).toString('latin1').split(' ')
      const takesPdf = profile.types.includes('application/pdf')
      doctor.judged.push(takesPdf ? word : `${word} (images only)`)
      if (word === 'wait') await wait()
      if (word === 'break') throw new Error('a fault of ours')
      return word === 'refuse' || !takesPdf ? refused : usable(sha256, bytes.byteLength)
    },
    async join(parts) {
      const bytes = await Promise.all(parts.map(({ sha256 }) => documents().get(sha256)))
      const text = bytes.map((one) => Buffer.from(one ?? []).toString('latin1')).join('+')
      return text.includes('unjoinable') ? { findings: [raise(spoilt, '')] } : { bytes: Buffer.from(text) }
    },
    close: async () => {
      for (const one of waiting.splice(0)) one.reject(new DoctorAway('closing'))
    },
  }
  return doctor
}

const refused: Verdict = {
  mediaType: 'application/pdf',
  findings: [raise(spoilt, '')],
  filed: null,
  facts: {},
}

const usable = (sha256: string, size: number): Verdict => ({
  mediaType: 'application/pdf',
  findings: [],
  filed: { sha256, mediaType: 'application/pdf', size, pages: 1 },
  facts: {},
})
