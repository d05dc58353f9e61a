import { refusal, type StateRefusal } from './stateRefusal.ts'

/** Enrolments and titles. */
export const driverRefusals: readonly StateRefusal[] = [
  refusal(
    'neph-unknown',
    ['L’État ne connaît pas ce NEPH.', 'The State does not know this NEPH.'],
    [
      'Recopiez les 12 chiffres du NEPH, ou retirez-le s’il s’agit d’une première inscription.',
      'Copy the 12 digits of the NEPH, or leave it out for a first enrolment.',
    ],
    'school',
  ),
  refusal(
    'neph-name-mismatch',
    ['Le NEPH existe, mais pas avec ce nom de naissance.', 'The NEPH exists, but not with this birth name.'],
    [
      'Vérifiez le nom de naissance sur la pièce d’identité et le NEPH sur l’ancien dossier.',
      'Check the birth name on the identity document and the NEPH on the earlier file.',
    ],
    'school',
  ),
  refusal(
    'ephoto-unknown',
    ['L’État ne connaît pas encore ce code d’e-photo.', 'The State does not know this e-photo code yet.'],
    [
      'Un code peut mettre 72 heures à être actif ; passé ce délai, vérifiez-le sur la planche de photos.',
      'A code may take 72 hours to become active; after that, check it on the sheet of photos.',
    ],
    'candidate',
    true,
  ),
  refusal(
    'ephoto-used',
    ['Ce code d’e-photo a déjà servi.', 'This e-photo code has been used already.'],
    ['Demandez une nouvelle e-photo au candidat.', 'Ask the candidate for a new e-photo.'],
    'candidate',
  ),
  refusal(
    'ephoto-expired',
    ['L’e-photo a plus de six mois.', 'The e-photo is older than six months.'],
    ['Demandez une nouvelle e-photo au candidat.', 'Ask the candidate for a new e-photo.'],
    'candidate',
  ),
  refusal(
    'request-active',
    ['Une demande de ce candidat est déjà en cours.', 'A request of this candidate is already under way.'],
    [
      'Attendez son issue, ou demandez un transfert si elle vient d’une autre école.',
      'Wait for it to end, or ask for a transfer if another school has filed it.',
    ],
    'school',
  ),
  refusal(
    'agrement-suspended',
    ['L’agrément de l’école est suspendu ou a expiré.', 'The school’s agrément is suspended or has expired.'],
    ['Adressez-vous à la préfecture.', 'Turn to the prefecture.'],
    'school',
  ),
  refusal(
    'agrement-category',
    [
      'L’agrément de l’école ne couvre pas cette catégorie.',
      'The school’s agrément does not cover this category.',
    ],
    [
      'Déposez la demande sous l’agrément d’un établissement qui enseigne cette catégorie.',
      'File the request under an establishment that teaches this category.',
    ],
    'school',
  ),
  refusal(
    'mandate-not-allowed',
    ['Le mandat papier ne permet pas cette demande.', 'The paper mandate does not allow this request.'],
    ['Passez par un mandat en ligne (online).', 'Use an online mandate.'],
    'school',
  ),
  refusal(
    'transfer-not-possible',
    ['Cette demande ne peut pas changer d’école.', 'This request cannot go to another school.'],
    [
      'La première école doit la terminer ou l’abandonner ; déposez ensuite une nouvelle inscription.',
      'The first school has to end or abandon it; then file a new enrolment.',
    ],
    'school',
  ),
  refusal(
    'residence-not-proved',
    [
      'Les 185 jours de résidence en France ne sont pas prouvés.',
      'The 185 days of residence in France are not proved.',
    ],
    [
      'Joignez un titre de séjour, ou des quittances et bulletins de paie qui couvrent six mois.',
      'Add a title of stay, or receipts and payslips that cover six months.',
    ],
    'candidate',
  ),
  refusal(
    'medical-expired',
    ['L’avis médical a plus de deux ans.', 'The medical opinion is older than two years.'],
    ['Le candidat doit revoir un médecin agréé.', 'The candidate has to see an approved doctor again.'],
    'candidate',
  ),
  refusal(
    'medical-form-outdated',
    ['L’avis médical est sur un ancien formulaire.', 'The medical opinion is on an old form.'],
    ['Faites-le établir sur le Cerfa 14880 en vigueur.', 'Have it made out on the present form 14880.'],
    'candidate',
  ),
  refusal(
    'jdc-missing',
    [
      'Il manque la preuve de la journée défense et citoyenneté.',
      'The proof of the defence and citizenship day is missing.',
    ],
    [
      'Joignez le certificat de participation, ou l’attestation de situation.',
      'Add the certificate of participation, or the attestation of situation.',
    ],
    'candidate',
  ),
  refusal(
    'assr-missing',
    ['Il manque l’attestation de sécurité routière.', 'The road-safety attestation is missing.'],
    [
      'Joignez l’ASSR, ou une déclaration sur l’honneur si la catégorie le permet.',
      'Add the attestation, or a sworn declaration where the category allows it.',
    ],
    'candidate',
  ),
  refusal(
    'guardian-missing',
    [
      'Il manque l’accord ou l’identité du représentant légal.',
      'The guardian’s consent or identity is missing.',
    ],
    [
      'Ajoutez le représentant légal et sa pièce d’identité.',
      'Add the guardian and the guardian’s identity document.',
    ],
    'school',
  ),
  refusal(
    'age-below-minimum',
    ['Le candidat est trop jeune pour cette catégorie.', 'The candidate is too young for this category.'],
    ['Renvoyez la demande quand il aura l’âge requis.', 'Send the request again once the age is reached.'],
    'school',
  ),
  refusal(
    'prior-category-missing',
    [
      'Le candidat n’a pas la catégorie qu’il faut détenir d’abord.',
      'The candidate does not hold the category that is needed first.',
    ],
    [
      'Joignez le permis actuel, ou faites obtenir cette catégorie d’abord.',
      'Add the present licence, or obtain that category first.',
    ],
    'school',
  ),
]
