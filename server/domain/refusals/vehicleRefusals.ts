import { refusal, type StateRefusal } from './stateRefusal.ts'

const liftOpposition = [
  'Demandez un certificat de situation administrative au vendeur ; renvoyez la demande quand l’opposition est levée.',
  'Ask the seller for a certificate of administrative situation; send the request again once the opposition is lifted.',
] as const
const sentAgain = [
  'Rien à faire : la passerelle renvoie la demande d’elle-même.',
  'Nothing to do: the gateway sends the request again by itself.',
] as const

/** Blocks of the registration system; the codes follow the overrides that its agents have. */
export const vehicleRefusals: readonly StateRefusal[] = [
  refusal(
    'siv-stolen',
    ['Le véhicule ou son titre est signalé volé.', 'The vehicle or its title is reported stolen.'],
    [
      'N’allez pas plus loin et adressez-vous à la police ou à la gendarmerie.',
      'Go no further, and turn to the police or the gendarmerie.',
    ],
  ),
  refusal(
    'siv-vin-duplicate',
    [
      'Ce VIN est déjà celui d’un autre véhicule immatriculé.',
      'This VIN already belongs to another registered vehicle.',
    ],
    [
      'Relisez le VIN sur le châssis ; s’il est exact, le véhicule doit être contrôlé avant toute nouvelle demande.',
      'Read the VIN on the chassis again; if it is right, the vehicle has to be inspected before any new request.',
    ],
  ),
  refusal(
    'siv-vin-check-unavailable',
    [
      'L’État n’a pas pu contrôler le VIN : son service était en panne.',
      'The State could not check the VIN: its service was down.',
    ],
    sentAgain,
    'gateway',
    true,
  ),
  refusal(
    'siv-otc-unavailable',
    [
      'L’État n’a pas pu lire le fichier des contrôles techniques : son service était en panne.',
      'The State could not read the file of technical inspections: its service was down.',
    ],
    sentAgain,
    'gateway',
    true,
  ),
  refusal(
    'siv-ct-invalid',
    [
      'Le contrôle technique manque dans les fichiers de l’État, ou n’est plus valable.',
      'The technical inspection is missing from the State’s files, or no longer valid.',
    ],
    [
      'Faites passer ou repasser le contrôle technique, puis renvoyez la demande avec sa date.',
      'Have the vehicle inspected, then send the request again with the date.',
    ],
  ),
  refusal(
    'siv-cnit-variable-out-of-range',
    [
      'Une valeur du véhicule sort des bornes de son type (CNIT).',
      'A value of the vehicle lies outside the bounds of its type (CNIT).',
    ],
    [
      'Comparez masses, places et puissance avec le certificat de conformité, puis corrigez.',
      'Compare masses, seats and power with the certificate of conformity, then correct.',
    ],
  ),
  refusal(
    'siv-tax-exemption',
    ['L’exonération de taxe demandée n’est pas justifiée.', 'The tax exemption asked for is not justified.'],
    [
      'Joignez la preuve de l’exonération, ou renvoyez la demande sans elle.',
      'Add the proof of the exemption, or send the request again without it.',
    ],
  ),
  refusal(
    'siv-opposition-otci',
    [
      'Une opposition au transfert du certificat d’immatriculation est inscrite.',
      'An opposition to the transfer of the registration certificate is recorded.',
    ],
    liftOpposition,
  ),
  refusal(
    'siv-opposition-otci-pv',
    [
      'Une opposition au transfert pour amendes impayées est inscrite.',
      'An opposition to the transfer for unpaid fines is recorded.',
    ],
    [
      'Le titulaire doit payer ses amendes ; renvoyez la demande quand l’opposition est levée.',
      'The holder has to pay the fines; send the request again once the opposition is lifted.',
    ],
  ),
  refusal(
    'siv-opposition-ove',
    [
      'Une procédure « véhicule endommagé » interdit de céder ce véhicule.',
      'A procedure for damaged vehicles forbids selling this vehicle.',
    ],
    [
      'Il faut le second rapport d’un expert avant toute cession.',
      'An expert’s second report is needed before any sale.',
    ],
  ),
  refusal(
    'siv-opposition-ovei',
    [
      'Le véhicule est déclaré économiquement irréparable.',
      'The vehicle is declared beyond economic repair.',
    ],
    [
      'Il ne peut être cédé qu’à un centre agréé ou à un réparateur, tant qu’un expert n’a pas levé la procédure.',
      'It can be sold to an approved centre or a repairer only, until an expert has lifted the procedure.',
    ],
  ),
  refusal(
    'siv-opposition-dvs',
    ['Une déclaration valant saisie est inscrite sur ce véhicule.', 'The vehicle is under seizure.'],
    liftOpposition,
  ),
  refusal(
    'siv-opposition-gage',
    ['Un gage est inscrit sur ce véhicule.', 'A pledge is recorded on this vehicle.'],
    [
      'Le vendeur doit faire radier le gage par son créancier, puis renvoyez la demande.',
      'The seller has to have the pledge removed by the creditor; then send the request again.',
    ],
  ),
  refusal(
    'siv-opposition-suspension',
    ['L’autorisation de circuler du véhicule est suspendue.', 'The vehicle’s leave to drive is suspended.'],
    liftOpposition,
  ),
  refusal(
    'siv-opposition',
    [
      'La situation administrative du véhicule s’y oppose.',
      'The administrative situation of the vehicle forbids it.',
    ],
    liftOpposition,
  ),
  refusal(
    'siv-formula-number-wrong',
    [
      'Le numéro de formule n’est pas celui du dernier certificat délivré.',
      'The formula number is not that of the last certificate issued.',
    ],
    [
      'Recopiez le numéro de formule du certificat le plus récent.',
      'Copy the formula number of the most recent certificate.',
    ],
  ),
  refusal(
    'siv-chain-incomplete',
    [
      'Il manque une déclaration d’achat ou de cession entre l’ancien titulaire et le vendeur.',
      'A declaration of purchase or sale between the former holder and the seller is missing.',
    ],
    [
      'Faites enregistrer la déclaration manquante, puis renvoyez la demande.',
      'Have the missing declaration recorded, then send the request again.',
    ],
  ),
  refusal(
    'siv-fni-conversion',
    [
      'Le véhicule porte encore un ancien numéro (FNI), qui doit être converti d’abord.',
      'The vehicle still has an old plate number (FNI), which has to be converted first.',
    ],
    [
      'Faites convertir le numéro au format actuel, puis renvoyez la demande.',
      'Have the number converted to the present form, then send the request again.',
    ],
  ),
  refusal(
    'siv-cession-code-expired',
    ['Le code de cession n’est plus valable.', 'The code of the sale is no longer valid.'],
    ['Demandez un nouveau code au vendeur.', 'Ask the seller for a new code.'],
  ),
  refusal(
    'siv-profile-missing',
    [
      'Votre habilitation n’a pas le profil de cette opération.',
      'Your habilitation has not the profile for this operation.',
    ],
    [
      'Demandez le profil à la préfecture, ou faites la demande par un établissement qui l’a.',
      'Ask the prefecture for the profile, or file through an establishment that has it.',
    ],
  ),
  refusal(
    'siv-habilitation-suspended',
    ['Votre habilitation est suspendue.', 'Your habilitation is suspended.'],
    [
      'Adressez-vous à la préfecture qui l’a délivrée avant de renvoyer quoi que ce soit.',
      'Turn to the prefecture that granted it before sending anything again.',
    ],
  ),
  refusal(
    'siv-certificate-expired',
    [
      'Le certificat électronique de l’établissement a expiré ou n’est pas déclaré.',
      'The establishment’s electronic certificate has expired or is not declared.',
    ],
    [
      'Renouvelez le certificat et déclarez-le, puis renvoyez la demande.',
      'Renew the certificate and declare it, then send the request again.',
    ],
  ),
  refusal(
    'model-unknown',
    ['L’État ne reconnaît pas le modèle importé.', 'The State does not recognise the imported model.'],
    [
      'Joignez le certificat de conformité ou une attestation d’identification du constructeur.',
      'Add the certificate of conformity or the maker’s attestation of identification.',
    ],
  ),
]
