import type { CatalogueEntry } from '../finding.ts'
import { clientFault } from '../rules/clientFault.ts'

/** What a clerk should look at before a person at the State's side does. None of it refuses a paper. */

type Words = readonly [fr: string, en: string]

const doubt = (code: string, text: Words, remedy: Words): CatalogueEntry =>
  clientFault(code, text, remedy, 'warning')
const told = (code: string, text: Words, remedy: Words): CatalogueEntry =>
  clientFault(code, text, remedy, 'info')

const scanAgain: Words = [
  'Numérisez le papier à plat, à 200 ou 300 points par pouce (dpi), ou photographiez-le de près, puis déposez le nouveau fichier.',
  'Scan the paper flat at 200 or 300 dots per inch, or photograph it from close by, then upload the new file.',
]
const sendThePhotoItself: Words = [
  'Déposez la photo d’origine du photographe ou de la cabine, et non une copie d’écran ou une vignette.',
  'Upload the photographer’s or the booth’s own photo, not a screenshot or a thumbnail.',
]
const takeAnotherPhoto: Words = [
  'Demandez à la personne une autre photo d’identité, faite par un photographe ou une cabine agréés.',
  'Ask the person for another identity photo, made by an approved photographer or booth.',
]

const ofPapers: readonly CatalogueEntry[] = [
  doubt(
    'document-resolution-low',
    [
      'Ce papier est numérisé à {dpi} points par pouce environ : les petits caractères risquent d’être illisibles.',
      'This paper is scanned at about {dpi} dots per inch: small print may not be readable.',
    ],
    scanAgain,
  ),
  doubt(
    'document-small-picture',
    [
      'L’image de ce papier ne fait que {width} × {height} pixels : les petits caractères risquent d’être illisibles.',
      'The picture of this paper has only {width} × {height} pixels: small print may not be readable.',
    ],
    [
      'Déposez la photo ou le scan d’origine, et non une vignette ou une image reçue par messagerie.',
      'Upload the original photo or scan, not a thumbnail or a picture that came by a messaging service.',
    ],
  ),
  doubt(
    'document-blurred',
    ['L’image de ce papier est floue.', 'The picture of this paper is blurred.'],
    scanAgain,
  ),
  doubt(
    'document-dark',
    ['L’image de ce papier est très sombre.', 'The picture of this paper is very dark.'],
    [
      'Photographiez-le à la lumière du jour, ou éclaircissez le réglage du scanner.',
      'Photograph it in daylight, or make the scanner’s setting brighter.',
    ],
  ),
  doubt(
    'document-pale',
    [
      'L’encre de ce papier se distingue à peine du fond.',
      'The ink of this paper can hardly be told from its background.',
    ],
    [
      'Renforcez le contraste du scanner, ou scannez l’original.',
      'Raise the scanner’s contrast, or scan the original.',
    ],
  ),
  doubt(
    'document-skewed',
    [
      'Le papier est de travers de {degrees} degrés environ.',
      'The paper lies askew by about {degrees} degrees.',
    ],
    ['Posez-le droit et numérisez-le de nouveau.', 'Lay it straight and scan it again.'],
  ),
]

const ofPhotos: readonly CatalogueEntry[] = [
  doubt(
    'document-photo-ratio',
    [
      'La photo d’identité ({width} × {height} pixels) n’est pas au format 35 × 45 mm.',
      'The identity photo ({width} × {height} pixels) has not the shape of 35 × 45 mm.',
    ],
    ['Recadrez-la à 35 × 45 mm, sans la déformer.', 'Crop it to 35 × 45 mm, without stretching it.'],
  ),
  doubt(
    'document-photo-small',
    [
      'La photo d’identité n’a que {height} pixels de haut.',
      'The identity photo is only {height} pixels high.',
    ],
    sendThePhotoItself,
  ),
  doubt(
    'document-photo-blurred',
    ['La photo d’identité est floue.', 'The identity photo is blurred.'],
    sendThePhotoItself,
  ),
  doubt(
    'document-photo-dark',
    ['La photo d’identité est trop sombre.', 'The identity photo is too dark.'],
    takeAnotherPhoto,
  ),
  doubt(
    'document-photo-bright',
    [
      'La photo d’identité est trop claire : le visage est surexposé.',
      'The identity photo is too bright: the face is overexposed.',
    ],
    takeAnotherPhoto,
  ),
  doubt(
    'document-photo-background-white',
    [
      'Le fond de la photo d’identité est blanc ; il doit être uni et clair (gris ou bleu), jamais blanc.',
      'The background of the identity photo is white; it must be plain and light (grey or blue), never white.',
    ],
    takeAnotherPhoto,
  ),
  doubt(
    'document-photo-background-uneven',
    [
      'Le fond de la photo d’identité ne paraît pas uni.',
      'The background of the identity photo does not look plain.',
    ],
    takeAnotherPhoto,
  ),
  told(
    'document-photo-grey',
    ['La photo d’identité est en noir et blanc.', 'The identity photo is in black and white.'],
    ['Préférez une photo en couleurs.', 'Prefer a photo in colour.'],
  ),
]

const ofCodes: readonly CatalogueEntry[] = [
  told(
    'document-2ddoc-found',
    [
      'Ce justificatif porte un code 2D-Doc (autorité {authority}) daté du {day}.',
      'This paper carries a 2D-Doc (authority {authority}) dated {day}.',
    ],
    [
      'Rien à faire ; le code n’a pas été vérifié auprès de son émetteur.',
      'Nothing to do; the code was not verified with its issuer.',
    ],
  ),
  told(
    'document-expires-by-mrz',
    [
      'D’après ses lignes codées (zone de lecture automatique), cette pièce d’identité est valable jusqu’au {day}.',
      'By its coded lines (machine-readable zone), this identity document is valid until {day}.',
    ],
    [
      'Vérifiez qu’elle sera encore valable le jour du dépôt.',
      'Check that it will still be valid on the day of filing.',
    ],
  ),
]

export const adviceEntries: readonly CatalogueEntry[] = [...ofPapers, ...ofPhotos, ...ofCodes]
