import type { Channel } from '../lane.ts'

/** What a channel takes as a file. */
export const filedTypes = ['application/pdf', 'image/jpeg', 'image/png', 'application/xml'] as const
export type FiledType = (typeof filedTypes)[number]

export const pdfVersions = ['1.4', '1.5', '1.6', '1.7', '2.0'] as const
export type PdfVersion = (typeof pdfVersions)[number]

/** What the State's side takes for a paper: the bounds of what is filed, not of what is uploaded. */
export interface DocumentProfile {
  /** Without `application/pdf` it takes images only: a page of a PDF is drawn. */
  types: readonly FiledType[]
  /** Bytes of the filed file. */
  sizeMax: number
  pagesMax: number
  pdfVersionMax: PdfVersion
}

/** By channel (`ants`), or by channel and kind (`ants/identite`), which wins; what is absent is the built-in profile's. */
export type DocumentProfiles = Readonly<Record<string, DocumentProfile>>

/** Assumed: no limit of ANTS is published. Operators set theirs, and learn from refusals. */
export const defaultProfile: DocumentProfile = {
  types: filedTypes,
  sizeMax: 5_000_000,
  pagesMax: 20,
  pdfVersionMax: '1.7',
}

/** The profile that a paper of this kind is judged by on this channel. */
export function profileOf(profiles: DocumentProfiles, channel: Channel, kind: string): DocumentProfile {
  return profiles[`${channel}/${kind}`] ?? profiles[channel] ?? defaultProfile
}

/**
 * For an upload that does not say what it is for: whatever passes it passes on each channel. Profiles of single kinds do not count,
 * or one that takes images only would make pictures of every PDF.
 */
export function strictestProfile(profiles: DocumentProfiles): DocumentProfile {
  const channels = [profiles['siv'] ?? defaultProfile, profiles['ants'] ?? defaultProfile]
  const common = filedTypes.filter((type) => channels.every(({ types }) => types.includes(type)))
  const versions = channels.map(({ pdfVersionMax }) => pdfVersions.indexOf(pdfVersionMax))
  return {
    types: common.length > 0 ? common : (channels[1]?.types ?? filedTypes),
    sizeMax: Math.min(...channels.map(({ sizeMax }) => sizeMax)),
    pagesMax: Math.min(...channels.map(({ pagesMax }) => pagesMax)),
    pdfVersionMax: pdfVersions[Math.min(...versions)] ?? defaultProfile.pdfVersionMax,
  }
}

/** Two profiles of the same bounds have the same key: a verdict under one holds under the other. */
export const profileKey = ({ types, sizeMax, pagesMax, pdfVersionMax }: DocumentProfile): string =>
  JSON.stringify([filedTypes.filter((type) => types.includes(type)), sizeMax, pagesMax, pdfVersionMax])

/** @param key as `profileKey` made it */
export function profileFromKey(key: string): DocumentProfile {
  const [types, sizeMax, pagesMax, pdfVersionMax] = JSON.parse(key) as [
    FiledType[],
    number,
    number,
    PdfVersion,
  ]
  return { types, sizeMax, pagesMax, pdfVersionMax }
}
