/** The version of this package, sent as User-Agent; a test holds it equal to package.json. */
export const version = '0.1.0'
