import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/finding.ts'
import { birthDateWarning, parseBirthDate } from '../../../server/domain/rules/birthDate.ts'
import { parseRna, parseSiren, parseSiret, siretWarning } from '../../../server/domain/rules/company.ts'
import {
  emailWarning,
  parseEmail,
  parseName,
  parsePhone,
  phoneWarning,
} from '../../../server/domain/rules/contact.ts'
import { emailDomainWarning } from '../../../server/domain/rules/emailDomain.ts'
import { isBirthCountry, isCountry, isNationality } from '../../../server/domain/rules/countries.ts'
import {
  departmentWarning,
  parseDepartment,
  parseFrenchPostalCode,
  parseInseeCode,
} from '../../../server/domain/rules/place.ts'

const codeOf = (result: string | Finding | null): string | null =>
  typeof result === 'object' ? (result?.code ?? null) : 'good'

describe('numbers of companies', () => {
  test.each([
    ['999300015', 'good'],
    ['000000000', 'good'],
    ['356000000', 'good'],
    ['999300016', 'siren-luhn'],
    ['99930001', 'siren-format'],
    ['99930001A', 'siren-format'],
  ])('SIREN %s: %s', (text, expected) => {
    expect(codeOf(parseSiren(text))).toBe(expected)
  })

  test.each([
    ['99930001500016', 'good'],
    ['99930001500017', 'siret-luhn'],
    ['9993000150001', 'siret-format'],
    ['00000000000000', 'siret-luhn'],
    ['35600000012346', 'good'],
  ])('SIRET %s: %s', (text, expected) => {
    expect(codeOf(parseSiret(text))).toBe(expected)
  })

  test.each([
    ['35600000000048', 'no warning', 'Luhn holds'],
    ['35600000012345', 'siret-la-poste-warn', 'neither key holds'],
    ['35600000049837', 'no warning', 'the digit sum is a multiple of five'],
  ])('SIRET of La Poste %s: %s (%s)', (text, expected) => {
    const siret = parseSiret(text)

    expect(typeof siret === 'string' ? (siretWarning(siret)?.code ?? 'no warning') : 'refused').toBe(expected)
  })

  test.each([
    ['W751234567', 'good'],
    ['W2A1234567', 'good'],
    ['751234567', 'rna-format'],
  ])('RNA %s: %s', (text, expected) => {
    expect(codeOf(parseRna(text))).toBe(expected)
  })
})

describe('a birth date', () => {
  test.each([
    ['2004-02-29', 'good'],
    ['1960-00-00', 'good'],
    ['1998-07-00', 'good'],
    ['2005-02-29', 'birth-date-invalid'],
    ['1998-00-12', 'birth-date-invalid'],
    ['1998-13-01', 'birth-date-invalid'],
    ['1899-12-31', 'birth-date-invalid'],
    ['1998-04-31', 'birth-date-invalid'],
  ])('%s: %s', (text, expected) => {
    expect(codeOf(parseBirthDate(text))).toBe(expected)
  })

  test('without its day is accepted with a warning', () => {
    const date = parseBirthDate('1998-07-00')

    expect(typeof date === 'string' && birthDateWarning(date)).toMatchObject({
      code: 'partial-birthdate-warn',
      severity: 'warning',
    })
  })
})

describe('places', () => {
  test.each([
    ['01', '1990-01-01', 'good'],
    ['2A', '1990-01-01', 'good'],
    ['95', '1990-01-01', 'good'],
    ['976', '1990-01-01', 'good'],
    ['99', '1990-01-01', 'good'],
    ['20', '1975-12-31', 'good'],
    ['20', '1976-01-01', 'department-unknown'],
    ['96', '1990-01-01', 'department-unknown'],
    ['00', '1990-01-01', 'department-unknown'],
    ['979', '1990-01-01', 'department-unknown'],
  ])('department %s of someone born %s: %s', (text, born, expected) => {
    expect(codeOf(parseDepartment(text, born))).toBe(expected)
  })

  test('the Corsica of before 1976 is told, not refused', () => {
    expect(departmentWarning('20')).toMatchObject({ code: 'department-corsica-warn', severity: 'warning' })
    expect(departmentWarning('2A')).toBeNull()
  })

  test.each([
    ['69123', 'good'],
    ['2A004', 'good'],
    ['2C004', 'insee-code-format'],
    ['6912', 'insee-code-format'],
  ])('INSEE code %s: %s', (text, expected) => {
    expect(codeOf(parseInseeCode(text))).toBe(expected)
  })

  test.each([
    ['69002', 'good'],
    ['20000', 'good'],
    ['97400', 'good'],
    ['98800', 'good'],
    ['2A004', 'postal-code-format'],
    ['00100', 'postal-code-format'],
    ['96000', 'postal-code-format'],
    ['6900', 'postal-code-format'],
  ])('postal code %s: %s', (text, expected) => {
    expect(codeOf(parseFrenchPostalCode(text))).toBe(expected)
  })

  test('countries are those of ISO 3166, births know former ones, nationalities the stateless', () => {
    expect([isCountry('FRA'), isCountry('XKX'), isCountry('FRX'), isCountry('YUG')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([isBirthCountry('YUG'), isBirthCountry('ZZZ')]).toEqual([true, false])
    expect([isNationality('XXA'), isNationality('YUG')]).toEqual([true, false])
  })
})

describe('how a person is reached and called', () => {
  test.each([
    ['lea.test@example.org', 'good', null],
    ['lea+permis@example.org', 'good', 'email-likely-refused'],
    ['Lea@example.org', 'good', 'email-likely-refused'],
    ['léa@example.org', 'good', 'email-likely-refused'],
    ['lea@example', 'email-format', null],
    ['lea example.org', 'email-format', null],
    ['lea@@example.org', 'email-format', null],
    ['.lea@example.org', 'email-format', null],
    ['lea@example..org', 'email-format', null],
    ['lea@example.o', 'email-format', null],
    ['mailto:lea@example.org', 'email-format', null],
  ])('e-mail %s: %s, warning %s', (text, expected, warning) => {
    const email = parseEmail(text)

    expect(codeOf(email)).toBe(expected)
    if (typeof email === 'string') expect(codeOf(emailWarning(email))).toBe(warning)
  })

  test.each([
    ['+33639980101', 'good', null],
    ['06 39 98 01 01', 'good', null],
    ['06.39.98.01.01', 'good', null],
    ['0033639980101', 'good', null],
    ['01 39 98 01 01', 'good', 'phone-not-mobile-warn'],
    ['+262639980101', 'good', 'phone-not-mobile-warn'],
    ['+336399801', 'phone-format', null],
    ['639980101', 'phone-format', null],
    ['0600', 'phone-format', null],
    ['+33 (0)6 39 98 01 01', 'good', null],
    ['+33 (0) 639980101', 'good', null],
    ['0600000000', 'phone-format', null],
    ['+33100000000', 'phone-format', null],
    ['0600000001', 'good', null],
    ['+596696000001', 'good', 'phone-not-mobile-warn'],
    ['+59669600000', 'phone-format', null],
    ['+687751234', 'good', 'phone-not-mobile-warn'],
    ['+6877512345', 'phone-format', null],
    ['+68987123456', 'good', 'phone-not-mobile-warn'],
    ['+508551234', 'good', 'phone-not-mobile-warn'],
    ['0692123456', 'good', null],
    ['+212612345678', 'good', 'phone-not-mobile-warn'],
    ['+12', 'phone-format', null],
  ])('phone %s: %s, warning %s', (text, expected, warning) => {
    const phone = parsePhone(text)

    expect(codeOf(phone)).toBe(expected)
    if (typeof phone === 'string') expect(codeOf(phoneWarning(phone))).toBe(warning)
  })

  test.each([
    'MARTINTEST',
    "D'ÉTÉ-TEST",
    'Ñúñez Test',
    'Łukasz',
    'ТЕСТОВ',
    'O’TEST',
    'JR.',
    'M BARKTEST',
    'Mmeriem',
  ])('name %s is one', (text) => {
    expect(parseName(text)).toBe(text)
  })

  test.each(['MART1N', 'TEST@EXAMPLE', '<b>', '--', 'A_B', '2', 'INES, LEA', 'TEST (NEE AUTRE)'])(
    'name %s is none',
    (text) => {
      expect(codeOf(parseName(text))).toBe('name-characters')
    },
  )

  test.each(['M. MARTINTEST', 'Mme MARTINTEST', 'MME. MARTINTEST', 'Mlle TEST', 'MR TEST', 'M.'])(
    'name %s carries a title',
    (text) => {
      expect(codeOf(parseName(text))).toBe('name-civility')
    },
  )
})

describe('the domain of an e-mail address', () => {
  test.each([
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.fr', 'gmail.com'],
    ['hotmial.fr', 'hotmail.fr'],
    ['hotmal.com', 'hotmail.com'],
    ['wanado.fr', 'wanadoo.fr'],
    ['wanaddo.fr', 'wanadoo.fr'],
    ['orange.f', 'orange.fr'],
    ['ornage.fr', 'orange.fr'],
    ['laposte.ne', 'laposte.net'],
    ['yaho.fr', 'yahoo.fr'],
    ['outlok.com', 'outlook.com'],
    ['fre.fr', 'free.fr'],
    ['GMIAL.COM', 'gmail.com'],
  ])('%s is told as a slip of %s', (domain, meant) => {
    const finding = emailDomainWarning(`lea.test@${domain}`)

    expect(finding).toMatchObject({ code: 'email-domain-typo', severity: 'warning' })
    expect(finding?.fr).toContain(`@${meant}`)
    expect(finding?.fr).not.toContain('lea')
  })

  test.each([
    'gmail.com',
    'hotmail.fr',
    'ymail.com',
    'mail.com',
    'email.com',
    'live.fr',
    'sfr.fr',
    'str.fr',
    'free.fr',
    'yahoo.gr',
    'gmx.de',
    'orange.com',
    'example.org',
    'ecole.example.com',
    'grange.fr',
    'laposte.fr',
    'protonmail.ch',
  ])('%s is nobody’s slip', (domain) => {
    expect(emailDomainWarning(`lea.test@${domain}`)).toBeNull()
  })
})
