import { advise } from '../../../server/documents/advice/advise.ts'
import type { RecognisedType } from '../../../server/documents/recognise.ts'
import type { Report } from '../../../server/documents/report.ts'
import { defaultProfile, type FiledType } from '../../../server/domain/documents/profile.ts'

/** The report of a paper found usable as it came, before advice. */
export const reportOf = (bytes: Uint8Array, mediaType: FiledType): Report => ({
  mediaType,
  notes: [],
  filed: { bytes, mediaType, pages: 1 },
  facts: {},
})

/** The report with the advice on a paper that is filed as it came. */
export const advisedOn = (
  bytes: Uint8Array,
  mediaType: FiledType & RecognisedType,
  kind: string | null = null,
): Promise<Report> => advise({ bytes, profile: defaultProfile, kind }, reportOf(bytes, mediaType), mediaType)

export const codesOf = ({ notes }: Report): string[] => notes.map(({ code }) => code)
