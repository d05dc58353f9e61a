import { english } from './english.ts'
import { french } from './french.ts'

export type Language = 'fr' | 'en'
export type Texts = typeof french

export const isLanguage = (text: unknown): text is Language => text === 'fr' || text === 'en'

export const textsOf = (language: Language): Texts => (language === 'fr' ? french : english)
