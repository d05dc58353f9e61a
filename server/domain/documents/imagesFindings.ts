import type { CatalogueEntry, Severity } from '../finding.ts'

type Words = readonly [fr: string, en: string]

const entry = (severity: Severity, code: string, [fr, en]: Words, [frDo, enDo]: Words): CatalogueEntry => ({
  code,
  severity,
  actor: 'client',
  fr,
  en,
  remedy: { fr: frDo, en: enDo },
})

const refused = (code: string, words: Words, remedy: Words): CatalogueEntry =>
  entry('error', code, words, remedy)

/** Files that are no paper's form. */
const wrongFiles: readonly CatalogueEntry[] = [
  refused(
    'document-office',
    [
      'Le fichier est un document de bureautique ({seen}), que l’administration n’accepte pas.',
      'The file is an office document ({seen}), which the administration does not take.',
    ],
    [
      'Ouvrez-le, choisissez « Enregistrer au format PDF » (ou imprimez-le dans un PDF) et envoyez ce PDF.',
      'Open it, choose “Save as PDF” (or print to a PDF) and send that PDF.',
    ],
  ),
  refused(
    'document-archive',
    [
      'Le fichier est une archive ({seen}) ; il faut les documents qu’elle contient.',
      'The file is an archive ({seen}); the papers inside it are needed.',
    ],
    [
      'Décompressez l’archive et envoyez chaque document séparément, en PDF ou en image.',
      'Unpack the archive and send each paper by itself, as a PDF or a picture.',
    ],
  ),
  refused(
    'document-web-page',
    [
      'Le fichier est une page web ou un dessin ({seen}), pas un document.',
      'The file is a web page or a drawing ({seen}), not a paper.',
    ],
    [
      'Ouvrez-le dans un navigateur, imprimez-le dans un PDF et envoyez ce PDF. Si vous attendiez un PDF, le téléchargement a échoué : recommencez-le.',
      'Open it in a browser, print it to a PDF and send that PDF. If you expected a PDF, its download failed: download it again.',
    ],
  ),
  refused(
    'document-other-image',
    [
      'Le fichier est une image d’un format qui n’est pas accepté ({seen}).',
      'The file is a picture in a format that is not taken ({seen}).',
    ],
    [
      'Enregistrez l’image en JPEG ou en PNG, ou numérisez le document en PDF.',
      'Save the picture as JPEG or PNG, or scan the paper to a PDF.',
    ],
  ),
  refused(
    'document-video',
    [
      'Le fichier est une vidéo ou un enregistrement ({seen}), pas un document.',
      'The file is a video or a recording ({seen}), not a paper.',
    ],
    [
      'Prenez une photo du document (mode « photo » de l’appareil) ou numérisez-le.',
      'Take a photograph of the paper (the device’s “photo” mode) or scan it.',
    ],
  ),
  refused(
    'document-mail',
    ['Le fichier est un message électronique ({seen}).', 'The file is a mail message ({seen}).'],
    [
      'Ouvrez le message, enregistrez la pièce jointe et envoyez-la ; si le message lui-même fait foi, imprimez-le dans un PDF.',
      'Open the message, save its attachment and send that; if the message itself is the proof, print it to a PDF.',
    ],
  ),
  refused(
    'document-text',
    [
      'Le fichier ne contient que du texte ({seen}), pas un document.',
      'The file holds nothing but text ({seen}), not a paper.',
    ],
    [
      'Envoyez le document lui-même, en PDF, en photo ou numérisé.',
      'Send the paper itself, as a PDF, a photograph or a scan.',
    ],
  ),
  refused(
    'document-program',
    ['Le fichier est un programme ou ses données ({seen}).', 'The file is a program or its data ({seen}).'],
    [
      'N’ouvrez pas ce fichier si vous ne savez pas d’où il vient, et envoyez le document en PDF ou en image.',
      'Do not open this file if you do not know where it comes from; send the paper as a PDF or a picture.',
    ],
  ),
  refused(
    'document-type-unknown',
    [
      'Le contenu du fichier n’est d’aucun type connu : ni PDF, ni image, quel que soit son nom.',
      'The file’s content is of no known type: neither a PDF nor a picture, whatever its name says.',
    ],
    [
      'Ouvrez-le sur votre ordinateur ; s’il s’affiche, imprimez-le dans un PDF et envoyez ce PDF, sinon numérisez le document à nouveau.',
      'Open it on your computer; if it shows, print it to a PDF and send that PDF, otherwise scan the paper again.',
    ],
  ),
]

/** Pictures that cannot be filed. */
const refusedImages: readonly CatalogueEntry[] = [
  refused(
    'image-unreadable',
    [
      'L’image est endommagée ou d’une variante rare : elle ne peut pas être lue.',
      'The picture is damaged or of a rare variant: it cannot be read.',
    ],
    [
      'Ouvrez-la sur votre ordinateur et enregistrez-la à nouveau en JPEG ; si elle ne s’ouvre pas, photographiez ou numérisez le document à nouveau.',
      'Open it on your computer and save it again as JPEG; if it does not open, photograph or scan the paper again.',
    ],
  ),
  refused(
    'image-truncated',
    [
      'L’image est incomplète : il en manque environ {percent} % (téléchargement ou copie interrompus).',
      'The picture is incomplete: about {percent} % of it is missing (a broken download or copy).',
    ],
    [
      'Transférez à nouveau le fichier depuis l’appareil d’origine, ou photographiez le document à nouveau.',
      'Copy the file again from the device that made it, or photograph the paper again.',
    ],
  ),
  refused(
    'image-too-small',
    [
      'L’image ne fait que {width} × {height} pixels : rien n’y est lisible.',
      'The picture is only {width} × {height} pixels: nothing can be read in it.',
    ],
    [
      'Envoyez l’image d’origine et non sa vignette ou son aperçu ; il faut au moins 1 000 pixels de large pour un document.',
      'Send the original picture, not its thumbnail or preview; a paper needs at least 1,000 pixels of width.',
    ],
  ),
  refused(
    'image-too-many-pixels',
    [
      'L’image fait {megapixels} millions de pixels ; {max} millions au plus sont acceptés.',
      'The picture has {megapixels} million pixels; {max} million at most are taken.',
    ],
    [
      'Numérisez le document à 300 points par pouce (dpi) au plus, ou réduisez l’image.',
      'Scan the paper at no more than 300 dots an inch, or reduce the picture.',
    ],
  ),
  refused(
    'image-too-many-pages',
    [
      'Le fichier compte {pages} pages ; {max} au plus sont acceptées.',
      'The file has {pages} pages; {max} at most are taken.',
    ],
    [
      'Ne gardez que les pages utiles, ou répartissez-les en plusieurs documents.',
      'Keep only the pages that are needed, or split them into several papers.',
    ],
  ),
  refused(
    'image-too-large',
    [
      'Même réduite, l’image reste trop lourde pour l’administration.',
      'Even when reduced, the picture stays too large for the administration.',
    ],
    [
      'Numérisez le document en niveaux de gris à 200 points par pouce (dpi), ou envoyez moins de pages à la fois.',
      'Scan the paper in grey at 200 dots an inch, or send fewer pages at a time.',
    ],
  ),
  refused(
    'image-not-taken',
    [
      'Pour cette pièce, l’administration n’accepte ni image ni PDF.',
      'For this paper the administration takes neither a picture nor a PDF.',
    ],
    [
      'Envoyez le fichier électronique d’origine demandé pour cette pièce.',
      'Send the original electronic file that is asked for this paper.',
    ],
  ),
]

/** What was done to a picture, or is worth a look. */
const notedImages: readonly CatalogueEntry[] = [
  entry(
    'info',
    'document-converted',
    ['Le fichier {from} a été converti en {to}.', 'The {from} file was converted to {to}.'],
    ['Rien à faire.', 'Nothing to do.'],
  ),
  entry(
    'info',
    'image-cleaned',
    [
      'L’image a été réenregistrée à l’endroit, sans les données cachées de l’appareil (lieu, date, modèle).',
      'The picture was saved again upright, without the device’s hidden data (place, date, model).',
    ],
    ['Rien à faire.', 'Nothing to do.'],
  ),
  entry(
    'info',
    'image-reduced',
    [
      'L’image a été réduite à {width} × {height} pixels pour rester sous la taille acceptée.',
      'The picture was reduced to {width} × {height} pixels to stay within the size that is taken.',
    ],
    ['Rien à faire si le texte reste lisible.', 'Nothing to do if the text can still be read.'],
  ),
  entry(
    'warning',
    'image-damaged',
    [
      'L’image est légèrement endommagée ; elle a été reprise aussi bien que possible.',
      'The picture is slightly damaged; it was saved as well as it could be.',
    ],
    [
      'Vérifiez que le document est entier et lisible ; sinon, transférez à nouveau le fichier d’origine.',
      'Check that the paper is whole and readable; otherwise copy the original file again.',
    ],
  ),
  entry(
    'warning',
    'image-first-only',
    [
      'Le fichier contient plusieurs images ({count}) ; seule l’image principale est déposée.',
      'The file holds several pictures ({count}); only the main one is filed.',
    ],
    [
      'Si une autre image du fichier est utile, enregistrez-la en JPEG et envoyez-la séparément.',
      'If another picture of the file matters, save it as JPEG and send it by itself.',
    ],
  ),
]

/** Electronic certificates of conformity, and other XML. */
const ecocEntries: readonly CatalogueEntry[] = [
  refused(
    'xml-malformed',
    [
      'Le fichier XML est incomplet ou mal formé (ligne {line}).',
      'The XML file is incomplete or malformed (line {line}).',
    ],
    [
      'Téléchargez à nouveau le fichier du constructeur et envoyez-le sans l’ouvrir ni le modifier.',
      'Download the maker’s file again and send it without opening or changing it.',
    ],
  ),
  refused(
    'xml-doctype',
    [
      'Le fichier XML contient une partie (« DOCTYPE ») qui est refusée par sécurité.',
      'The XML file holds a part (“DOCTYPE”) that is refused for safety.',
    ],
    [
      'Demandez au constructeur le fichier IVI d’origine : il n’en contient pas.',
      'Ask the maker for the original IVI file: it holds none.',
    ],
  ),
  refused(
    'xml-too-large',
    [
      'Le fichier XML est trop lourd pour l’administration.',
      'The XML file is too large for the administration.',
    ],
    [
      'Demandez au constructeur un fichier IVI pour ce seul véhicule.',
      'Ask the maker for an IVI file of this vehicle alone.',
    ],
  ),
  refused(
    'xml-not-ecoc',
    [
      'Ce fichier XML n’est pas un certificat de conformité électronique (fichier IVI).',
      'This XML file is no electronic certificate of conformity (IVI file).',
    ],
    [
      'Envoyez le fichier IVI du constructeur, ou le document en PDF ou en image.',
      'Send the maker’s IVI file, or the paper as a PDF or a picture.',
    ],
  ),
  refused(
    'xml-not-taken',
    [
      'Pour cette pièce, l’administration n’accepte pas de fichier XML.',
      'For this paper the administration takes no XML file.',
    ],
    ['Envoyez le document en PDF ou en image.', 'Send the paper as a PDF or a picture.'],
  ),
  refused(
    'ecoc-vin-missing',
    [
      'Le certificat de conformité électronique ne contient pas de numéro VIN valide.',
      'The electronic certificate of conformity holds no valid VIN.',
    ],
    [
      'Demandez au constructeur le fichier IVI du véhicule : celui-ci est incomplet.',
      'Ask the maker for the vehicle’s IVI file: this one is incomplete.',
    ],
  ),
  refused(
    'ecoc-several-vehicles',
    [
      'Le fichier contient les certificats de {count} véhicules ; il en faut un par véhicule.',
      'The file holds the certificates of {count} vehicles; one a vehicle is needed.',
    ],
    ['Demandez au constructeur un fichier IVI par véhicule.', 'Ask the maker for one IVI file a vehicle.'],
  ),
  entry(
    'warning',
    'ecoc-unsigned',
    [
      'Le certificat de conformité électronique ne porte pas le cachet électronique du constructeur.',
      'The electronic certificate of conformity lacks the maker’s electronic seal.',
    ],
    [
      'Vérifiez que le fichier est celui du constructeur, sans modification ; au besoin, demandez-le à nouveau.',
      'Check that it is the maker’s own file, unchanged; ask for it again if need be.',
    ],
  ),
]

/** Papers that cannot become one. */
const joinEntries: readonly CatalogueEntry[] = [
  refused(
    'document-join-type',
    [
      'Seuls des images et des PDF peuvent être réunis en un seul document.',
      'Only pictures and PDFs can be joined into one paper.',
    ],
    ['Envoyez le fichier XML séparément.', 'Send the XML file by itself.'],
  ),
  refused(
    'document-join-failed',
    [
      'Ces documents n’ont pas pu être réunis en un seul PDF.',
      'These papers could not be joined into one PDF.',
    ],
    [
      'Numérisez le recto et le verso ensemble dans un seul PDF et envoyez-le.',
      'Scan both sides together into one PDF and send that.',
    ],
  ),
]

export const imageEntries: readonly CatalogueEntry[] = [
  ...wrongFiles,
  ...refusedImages,
  ...notedImages,
  ...ecocEntries,
  ...joinEntries,
]
