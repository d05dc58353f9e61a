import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'

/** Type approval (K), environmental class (V.9) and noise (U.1, U.2). */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'

/** `715/2007*2018/1832EURO6`, `2006/27B`, `EURO 5`, `70/220`; the State takes free text, so only what is like nothing is told. */
const usualClass = /\d\/\d|EURO|\bVI?\b|^(?:SANS|NEANT|NÉANT|NON|INCONNU)/i

export const approvalRules: readonly Rule[] = [
  {
    entry: clientFault(
      'reception-type-approval',
      [
        'Une réception européenne (CE) a un numéro K de forme européenne, par exemple e2*2018/858*00001*00.',
        'A European approval (CE) has a number K of the European form, for example e2*2018/858*00001*00.',
      ],
      ['Corrigez receptionType ou K.', 'Correct receptionType or K.'],
      'warning',
    ),
    source: annexe3,
    confirmed: false,
    ...ofVehicle(({ receptionType, typeApproval }, place) =>
      receptionType === 'CE' && typeApproval !== undefined && !/^e\d/i.test(typeApproval)
        ? at(`${place}/receptionType`)
        : null,
    ),
  },
  {
    entry: clientFault(
      'environmental-class-unusual',
      [
        'Cette classe environnementale (V.9) ne cite ni directive, ni règlement, ni norme Euro.',
        'This environmental class (V.9) names no directive, regulation or Euro norm.',
      ],
      [
        'Recopiez V.9, par exemple 715/2007*2018/1832EURO6.',
        'Copy V.9, for example 715/2007*2018/1832EURO6.',
      ],
      'warning',
    ),
    source: 'Vraisemblance de la rubrique V.9',
    confirmed: false,
    ...ofVehicle(({ environmentalClass }, place) =>
      environmentalClass !== undefined && !usualClass.test(environmentalClass)
        ? at(`${place}/environmentalClass`)
        : null,
    ),
  },
  {
    entry: clientFault(
      'environmental-class-old',
      [
        'Une voiture neuve est Euro 6 depuis septembre 2015 ; V.9 annonce une norme plus ancienne.',
        'A new car has been Euro 6 since September 2015; V.9 states an older norm.',
      ],
      [
        'Recopiez V.9 du certificat de conformité ; une fin de série demande une dérogation.',
        'Copy V.9 from the certificate of conformity; an end of series needs a derogation.',
      ],
      'warning',
    ),
    procedures: ['vn'],
    validFrom: '2015-09-01',
    source: 'Règlement (CE) n° 715/2007, article 10',
    confirmed: true,
    check: ({ vehicle }) =>
      vehicle?.environmentalClass !== undefined &&
      vehicle.category === 'M1' &&
      /EURO ?[1-5](?!\d)/i.test(vehicle.environmentalClass)
        ? at('/vehicle/environmentalClass')
        : null,
  },
  {
    entry: clientFault(
      'sound-level-unusual',
      [
        'Un niveau sonore à l’arrêt (U.1) de {level} dB(A) est inhabituel.',
        'A stationary sound level (U.1) of {level} dB(A) is unusual.',
      ],
      ['Vérifiez U.1 : le plus souvent de 60 à 110 dB(A).', 'Check U.1: mostly 60 to 110 dB(A).'],
      'warning',
    ),
    source: 'Vraisemblance des rubriques U.1 et U.2',
    confirmed: false,
    ...ofVehicle(({ soundLevel: level }, place) =>
      level !== undefined && level !== 0 && (level < 50 || level > 120)
        ? at(`${place}/soundLevel`, { level })
        : null,
    ),
  },
  {
    entry: clientFault(
      'sound-speed-unusual',
      [
        'Un régime moteur (U.2) de {speed} tours par minute est inhabituel.',
        'An engine speed (U.2) of {speed} per minute is unusual.',
      ],
      ['Vérifiez U.2 : le plus souvent de 1 000 à 8 000.', 'Check U.2: mostly 1,000 to 8,000.'],
      'warning',
    ),
    source: 'Vraisemblance des rubriques U.1 et U.2',
    confirmed: false,
    ...ofVehicle(({ soundSpeed: speed }, place) =>
      speed !== undefined && speed !== 0 && (speed < 500 || speed > 15_000)
        ? at(`${place}/soundSpeed`, { speed })
        : null,
    ),
  },
]
