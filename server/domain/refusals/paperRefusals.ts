import { refusal, type StateRefusal } from './stateRefusal.ts'

/** Papers that the State could not use. */
export const paperRefusals: readonly StateRefusal[] = [
  refusal(
    'document-illegible',
    ['Une pièce est illisible.', 'A paper cannot be read.'],
    ['Numérisez-la de nouveau, entière et nette.', 'Scan it again, whole and sharp.'],
  ),
  refusal(
    'document-missing',
    ['L’État n’a pas reçu une pièce annoncée.', 'The State has not received a paper that was announced.'],
    ['Transmettez la pièce de nouveau.', 'Send the paper again.'],
  ),
  refusal(
    'document-mismatch',
    [
      'Un fichier reçu par l’État n’a pas la taille ou le format annoncés.',
      'A file that the State received is not of the size or type that was announced.',
    ],
    ['Déposez le fichier de nouveau.', 'Upload the file again.'],
  ),
  refusal(
    'document-file-missing',
    [
      'Le fichier d’une pièce obligatoire manque.',
      'The file of a paper that is always asked for is missing.',
    ],
    [
      'Déposez le fichier et donnez son numéro dans la demande.',
      'Upload the file and name it in the request.',
    ],
  ),
  refusal(
    'document',
    ['L’État n’a pas pu utiliser une pièce.', 'The State could not use a paper.'],
    [
      'Lisez son message, corrigez la pièce et transmettez-la de nouveau.',
      'Read its message, mend the paper and send it again.',
    ],
  ),
  refusal(
    'identity-expired',
    ['La pièce d’identité n’est plus valable.', 'The identity document is no longer valid.'],
    ['Demandez une pièce d’identité en cours de validité.', 'Ask for an identity document that is in force.'],
  ),
  refusal(
    'identity-illegible',
    ['La pièce d’identité est coupée ou illisible.', 'The identity document is cut off or cannot be read.'],
    [
      'Numérisez-la de nouveau, recto et verso, sans la couper.',
      'Scan both sides again, without cutting them off.',
    ],
  ),
  refusal(
    'domicile-too-old',
    ['Le justificatif de domicile a plus de six mois.', 'The proof of address is older than six months.'],
    ['Demandez un justificatif récent.', 'Ask for a recent proof.'],
  ),
  refusal(
    'domicile-other-name',
    [
      'Le justificatif de domicile est au nom d’une autre personne.',
      'The proof of address is in the name of somebody else.',
    ],
    [
      'Demandez un justificatif au nom du demandeur, ou les trois pièces de l’hébergeant.',
      'Ask for a proof in the applicant’s name, or for the host’s three papers.',
    ],
  ),
  refusal(
    'hosting-incomplete',
    [
      'Une des trois pièces de l’hébergement manque : attestation, pièce d’identité ou justificatif de l’hébergeant.',
      'One of the host’s three papers is missing: attestation, identity or proof of address.',
    ],
    ['Complétez les trois pièces.', 'Complete the three papers.'],
  ),
  refusal(
    'title-not-crossed',
    [
      'L’ancien certificat n’est pas barré avec la date, l’heure et la signature.',
      'The old certificate is not crossed with date, time and signature.',
    ],
    [
      'Faites porter la mention « vendu le » ou « cédé le », datée et signée par tous les titulaires.',
      'Have it marked "vendu le" or "cédé le", dated and signed by all holders.',
    ],
  ),
  refusal(
    'cession-altered',
    ['Le certificat de cession comporte des ratures.', 'The certificate of sale has erasures.'],
    ['Faites-en remplir et signer un nouveau.', 'Have a new one filled in and signed.'],
  ),
  refusal(
    'coholder-signature-missing',
    ['La signature d’un cotitulaire manque.', 'A co-holder’s signature is missing.'],
    ['Faites signer tous les cotitulaires.', 'Have all co-holders sign.'],
  ),
  refusal(
    'form-version-outdated',
    ['Cette version du Cerfa n’est plus acceptée.', 'This version of the form is no longer accepted.'],
    ['Remplissez la version en vigueur.', 'Fill in the present version.'],
  ),
  refusal(
    'quitus-holder-mismatch',
    [
      'Le quitus fiscal n’est pas au nom du demandeur.',
      'The fiscal proof is not in the name of the applicant.',
    ],
    [
      'Demandez un quitus au nom du titulaire, ou corrigez le titulaire.',
      'Ask for a fiscal proof in the name of the holder, or correct the holder.',
    ],
  ),
  refusal(
    'coc-vin-mismatch',
    [
      'Le VIN du certificat de conformité n’est pas celui du titre étranger.',
      'The VIN of the certificate of conformity is not that of the foreign title.',
    ],
    ['Joignez le certificat du bon véhicule.', 'Add the certificate of the right vehicle.'],
  ),
]
