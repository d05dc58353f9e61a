/** The language of the person at this terminal. */
export const language = (): 'fr' | 'en' =>
  /^fr/i.test(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '') ? 'fr' : 'en'
