import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'

/** Body codes: J.2 of the European Union, J.3 of France. Titles carry old and double codes, so these rules only warn. */

const annexe5 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe V'
const unionBodies = 'Règlement (UE) 2018/858, annexe I, partie C'

const words = (list: string): readonly string[] => list.split(' ')

const europeanBodies = new Set(
  [
    'AA AB AC AD AE AF AG',
    'BA BB BC BD BE BX',
    'CA CB CC CD CE CF CG CH CI CJ CK CL CM CN CO CP CQ CR CS CT CU CV CW CX',
    'DA DB DC DD DE',
    'SA SB SC SD SE SF SG SH SJ SK SL SM SN SO SP SR',
  ].flatMap(words),
)

/** The first letter of J.2 and the categories that it belongs to; S (special purpose) goes with all. */
const categoriesOfBody: Readonly<Record<string, string>> = { A: 'M', B: 'N', C: 'M', D: 'O' }

const people = words('CI CABR BREAK CIALE HANDICAP')
const tanks = words('CITALIM CITALTD CITBETA CITCHIM CITGAZ CARBLEG CARBLRD CITVID CITEAU CITPULV')
const goods = [
  ...words(
    'BENAMO BENNE BENCERE BETAIL CASIERS BACHE FOURGON FGTD DERIVVP BETON PLATEAU PTEBAT PTEFER PTEVOIT',
  ),
  ...words('SAVOYARD PLSC CHASCAB'),
  ...tanks,
]
const lorry = [...goods, ...words('PTEENG PTECONT FOREST')]
const semiTrailer = [...lorry, ...words('AVTRAIN ARTRAIN ARFORES TB')]
const specialTowed = [
  ...words('ATELIER BAZFOR BOM CARAVANE DEPANNAG FGBLIND FGFUNER GRUE HANDICAP INCENDIE MAGASIN SANITAIR'),
  ...words('TRAVAUX VOIRIE'),
]
const special = [...specialTowed, ...words('AMBULANC CHARPOR DERIVVP')]
const motorcycle = words('SOLO SOLOSIDECAR SIDECAR')

/** Annex V, J.3 by J.1, without the blanks and hyphens that everybody writes otherwise. */
const bodiesOfGenre = new Map(
  Object.entries({
    VP: people,
    TCP: words('BUS CAR HANDICAP'),
    CTTE: goods,
    CAM: lorry,
    TRR: words('FOREST PRREM PRSREM'),
    SREM: semiTrailer,
    REM: semiTrailer,
    SRTC: semiTrailer,
    RETC: semiTrailer,
    SRAT: lorry,
    SREA: semiTrailer,
    REA: semiTrailer,
    VASP: special,
    SRSP: specialTowed,
    RESP: specialTowed,
    MTL: motorcycle,
    MTT1: motorcycle,
    MTT2: motorcycle,
    TM: words('TMP1 TMP2 TMM1 TMM2'),
    QM: words('QLEM QLOMP QLOMM'),
    CYCL: words('VTTE CYCLM'),
    CL: [...motorcycle, ...words('CLTRP CLTRM')],
    TRA: words('AGRICOLE FOREST'),
    MAGA: [],
    MIAR: [],
  }).map(([genre, bodies]) => [genre, new Set([...bodies, 'NONSPEC'])]),
)
/** Former names that annex V.B still reads. */
const formerBodies = words('TRICYCLE QUADRI VOIERIE')
const nationalBodies = new Set([
  ...[...bodiesOfGenre.values()].flatMap((bodies) => [...bodies]),
  ...formerBodies,
])

/** `DERIV VP`, `DERIV_VP` and `DERIVVP` are one. */
const bare = (body: string): string => (/[_-]/.test(body) ? body.replaceAll(/[_-]/g, '') : body)

export const bodyRules: readonly Rule[] = [
  {
    entry: clientFault(
      'body-european-unknown',
      [
        'La carrosserie européenne {body} (J.2) n’est pas dans la liste connue.',
        'The European body {body} (J.2) is not in the known list.',
      ],
      [
        'Recopiez les deux lettres du certificat de conformité, par exemple AB (berline à hayon).',
        'Copy the two letters of the certificate of conformity, for example AB (hatchback).',
      ],
      'warning',
    ),
    source: unionBodies,
    confirmed: false,
    ...ofVehicle(({ bodyEuropean: body, category }, place) =>
      body !== undefined && !europeanBodies.has(body) && (category === undefined || /^[MNO]/.test(category))
        ? at(`${place}/bodyEuropean`, { body })
        : null,
    ),
  },
  {
    entry: clientFault(
      'body-european-mismatch',
      [
        'La carrosserie européenne {body} (J.2) ne va pas avec la catégorie {category} (J).',
        'The European body {body} (J.2) does not go with the category {category} (J).',
      ],
      [
        'A.. est une voiture, B.. un utilitaire, C.. un autocar ou autobus, D.. une remorque : corrigez J.2 ou J.',
        'A.. is a car, B.. a goods vehicle, C.. a bus or coach, D.. a trailer: correct J.2 or J.',
      ],
      'warning',
    ),
    source: unionBodies,
    confirmed: true,
    ...ofVehicle(({ bodyEuropean: body, category }, place) => {
      if (body === undefined || category === undefined || !europeanBodies.has(body)) return null
      const expected = categoriesOfBody[body.charAt(0)]
      return expected === undefined || category.startsWith(expected)
        ? null
        : at(`${place}/bodyEuropean`, { body, category })
    }),
  },
  {
    entry: clientFault(
      'body-unknown',
      [
        'La carrosserie nationale {body} (J.3) n’est pas dans la liste de l’arrêté.',
        'The national body {body} (J.3) is not in the list of the arrêté.',
      ],
      [
        'Recopiez J.3, par exemple CI, BREAK, FOURGON ou NON SPEC.',
        'Copy J.3, for example CI, BREAK, FOURGON or NON SPEC.',
      ],
      'warning',
    ),
    source: annexe5,
    confirmed: true,
    ...ofVehicle(({ body }, place) =>
      body !== undefined && !nationalBodies.has(bare(body)) ? at(`${place}/body`, { body }) : null,
    ),
  },
  {
    entry: clientFault(
      'body-genre-mismatch',
      [
        'La carrosserie {body} (J.3) ne va pas avec le genre {genre} (J.1).',
        'The body {body} (J.3) does not go with the genre {genre} (J.1).',
      ],
      [
        'Vérifiez J.1 et J.3 sur le certificat de conformité ou l’ancien titre.',
        'Check J.1 and J.3 on the certificate of conformity or the former title.',
      ],
      'warning',
    ),
    source: annexe5,
    confirmed: true,
    ...ofVehicle(({ body, genre }, place) => {
      if (body === undefined || genre === undefined) return null
      const own = bodiesOfGenre.get(genre)
      if (own === undefined || own.has(body)) return null
      const code = bare(body)
      return own.has(code) || !nationalBodies.has(code) ? null : at(`${place}/body`, { body, genre })
    }),
  },
]
