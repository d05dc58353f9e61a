import type { Elsewhere, NamedTest } from './elsewhere.ts'

/** One test that does for both, or the one that raises and the one that is near. */
type Cases = readonly [raised: string, near: string] | readonly [both: string]

const of =
  (file: string, nearFile = file) =>
  (codes: readonly string[], ...[raised, near = raised]: Cases): Elsewhere[] =>
    codes.map((code) => ({
      code,
      raised: named(file, raised),
      near: named(nearFile, near),
    }))

const named = (file: string, test: string): NamedTest => ({ file: `test/documents/${file}.test.ts`, test })

const doctor = of('doctor')
const mended = of('pdf/mend')
const refusedPdf = of('pdf/refusals')
const refusedPdfOnly = of('pdf/refusals', 'pdf/mend')
const refusedPdfScrubbed = of('pdf/refusals', 'pdf/scrub')
const scrubbed = of('pdf/scrub')
const recognised = of('recognise')
const pictures = of('images/examineImage')
const damaged = of('images/missingPart')
const heif = of('images/heif')
const ecoc = of('ecoc')
const legibility = of('advice/legibility')
const photo = of('advice/identityPhoto')

const isTakenOut = '%s is taken out and told'
const isSound = 'a sound PDF is filed byte for byte'
const isRepaired = 'a PDF %s is repaired'
const isRefusedByName = 'refuses %s by its name'
const isKnown = 'knows %s by its bytes'
const isCleaned = 'files a photograph without its place, its device and its colour profile'
const isSealed = 'passes a sealed e-CoC on byte for byte, and tells its VIN'
const isRefusedXml = 'refuses XML with %s'
const isGoodPhoto = 'that follows the rules raises nothing'

const ofAnyFile: readonly Elsewhere[] = [
  ...of('clamd')(
    ['document-infected'],
    'a paper that the scanner finds infected is refused before anything reads it',
    'a scanner that finds nothing lets a paper be judged, and has seen all of it',
  ),
  ...doctor(
    ['document-check-timeout'],
    'a paper that never ends is refused, and those after it are judged meanwhile',
  ),
  ...doctor(
    ['document-check-memory'],
    'a child that grows beyond its bound is ended and its paper refused',
    'a clean paper is filed as it is, without a second file',
  ),
  ...doctor(
    ['document-check-crashed'],
    'a paper that crashes two children is refused',
    'a clean paper is filed as it is, without a second file',
  ),
  ...recognised(
    [
      'document-office',
      'document-archive',
      'document-mail',
      'document-text',
      'document-program',
      'document-type-unknown',
    ],
    isRefusedByName,
  ),
  ...recognised(['document-web-page', 'document-other-image', 'document-video'], isRefusedByName, isKnown),
  ...of('join')(
    ['document-join-type', 'document-join-failed'],
    'does not join XML, nor what cannot be opened',
    'joins pictures and PDFs, with all their pages',
  ),
]

const ofPdfs: readonly Elsewhere[] = [
  ...refusedPdfOnly(
    ['pdf-password'],
    'a PDF that needs a password is refused',
    'a PDF that anyone may open is decrypted',
  ),
  ...refusedPdfOnly(
    ['pdf-security'],
    'a PDF for the holders of certain certificates is refused',
    'a PDF that anyone may open is decrypted',
  ),
  ...refusedPdf(['pdf-too-many-pages'], 'as many pages as the profile takes are filed, one more is refused'),
  ...mended(['pdf-one-page-only'], 'a profile of images gets its one page drawn, and refuses more'),
  ...refusedPdfScrubbed(
    ['pdf-xfa-dynamic'],
    'a form that only asks to wait for its content is refused',
    isTakenOut,
  ),
  ...refusedPdfScrubbed(['pdf-portfolio'], 'a portfolio of other files is refused', isTakenOut),
  ...refusedPdf(['pdf-blank'], 'blank pages are refused, one speck is enough to file them'),
  ...refusedPdfOnly(
    ['pdf-no-pages'],
    'a PDF without pages is refused',
    'a page count of %i that lies is set right',
  ),
  ...refusedPdfOnly(['pdf-unreadable'], 'what only begins like a PDF is refused', isRepaired),
  ...refusedPdfOnly(
    ['document-too-large-filed'],
    'what no shrinking makes small enough is refused',
    'a scan that is too large is shrunk until it fits, and still looks the same',
  ),
  ...mended(['document-repaired'], isRepaired, isSound),
  ...mended(
    ['document-rasterised'],
    'what cannot be written anew is filed as pictures of its pages',
    isRepaired,
  ),
  ...of('codes/nearCases')(
    ['document-shrunk'],
    'a PDF that is too large for its pictures is shrunk, and that alone is told',
    'a PDF of just the size that is taken is not shrunk',
  ),
  ...mended(['pdf-decrypted'], 'a PDF that anyone may open is decrypted', isSound),
  ...scrubbed(
    ['pdf-actions-removed', 'pdf-media-removed'],
    isTakenOut,
    'links, bookmarks and harmless actions are left alone',
  ),
  ...scrubbed(
    ['pdf-attachments-removed', 'pdf-xfa-removed'],
    isTakenOut,
    'resources that are named like what is dangerous are left alone',
  ),
  ...mended(
    ['pdf-pages-lost'],
    'pages that are named and missing are told',
    'pages that were cut off are told, those that were deleted are not',
  ),
  ...mended(
    ['pdf-salvaged'],
    'of a PDF that broke off the pages that came are filed, and that is told',
    isRepaired,
  ),
  ...mended(
    ['pdf-signature-lost'],
    'a signature stays valid when nothing is wrong, and its loss is told when something is',
  ),
  ...mended(['pdf-drawn'], 'a profile of images gets its one page drawn, and refuses more', isSound),
]

const ofPictures: readonly Elsewhere[] = [
  ...of('images/examineImage', 'images/missingPart')(
    ['image-unreadable'],
    'refuses what only begins like a picture',
    'files a page that lost its very end, and says so',
  ),
  ...damaged(
    ['image-truncated'],
    'refuses a %s of which a good part is missing',
    'files a page whose lower half is blank paper',
  ),
  ...damaged(
    ['image-damaged'],
    'files a page that lost its very end, and says so',
    'files a page whose lower half is blank paper',
  ),
  ...of('codes/nearCases')(
    ['image-too-small'],
    'a picture of 50 by 50 pixels is filed, one of 49 is too small',
  ),
  ...of('codes/nearCases')(
    ['image-too-many-pixels'],
    'a sheet of 80 million pixels is filed smaller, one with a row more has too many',
  ),
  ...of('images/pages')(
    ['image-too-many-pages'],
    'refuses a TIFF of more pages than the profile takes, or of several where it takes no PDF',
    'takes no thumbnail in a TIFF for a page',
  ),
  ...pictures(
    ['image-too-large'],
    'keeps within the size of the profile, and says when it had to reduce the picture',
  ),
  ...pictures(['image-not-taken'], 'files a picture as a page where the profile takes PDFs only'),
  ...pictures(['image-reduced'], 'reduces the longer side to 4,000 pixels', isCleaned),
  ...pictures(
    ['image-cleaned'],
    isCleaned,
    'keeps the edges of a drawing of few colours: it is filed as PNG where the profile takes that',
  ),
  ...pictures(
    ['document-converted'],
    'keeps the edges of a drawing of few colours: it is filed as PNG where the profile takes that',
    isCleaned,
  ),
  ...heif(
    ['image-first-only'],
    'tells of the pictures of a HEIC that are not filed',
    'files the picture of a HEIC as JPEG or PNG',
  ),
]

const ofXml: readonly Elsewhere[] = [
  ...ecoc(['xml-malformed'], isRefusedXml, 'resolves what every document may write in other signs'),
  ...ecoc(['xml-doctype', 'ecoc-several-vehicles'], isRefusedXml, isSealed),
  ...ecoc(['xml-not-ecoc'], isRefusedXml, 'knows an e-CoC in an envelope by its content'),
  ...ecoc(['ecoc-vin-missing'], isRefusedXml, 'reads an e-CoC in UTF-16'),
  ...ecoc(['ecoc-unsigned'], 'warns of an e-CoC without the maker’s seal', isSealed),
  ...ecoc(['xml-not-taken'], 'refuses XML where the profile does not take it or takes less of it', isSealed),
  ...ecoc(
    ['xml-too-large'],
    'refuses XML where the profile does not take it or takes less of it',
    'answers an e-CoC of a hundred thousand elements',
  ),
]

const ofAdvice: readonly Elsewhere[] = [
  ...legibility(['document-resolution-low'], 'is told its resolution when that is low'),
  ...legibility(
    ['document-small-picture'],
    'is called small as a picture of few pixels, fewer for a card than for a page',
  ),
  ...legibility(
    ['document-blurred'],
    'is called blurred when its letters run into each other (%d pixels at 150 dpi)',
    'is not called blurred for being a little soft',
  ),
  ...legibility(
    ['document-dark', 'document-pale'],
    'is called dark or pale when ink and paper are hard to tell apart',
  ),
  ...legibility(
    ['document-skewed'],
    'is called skewed when it lies at %d degrees',
    'is not called skewed at %d degrees',
  ),
  ...photo(
    [
      'document-photo-ratio',
      'document-photo-small',
      'document-photo-dark',
      'document-photo-background-white',
      'document-photo-grey',
    ],
    'raises %s alone when that is what is wrong',
    isGoodPhoto,
  ),
  ...photo(
    ['document-photo-background-uneven'],
    'raises %s alone when that is what is wrong',
    'with a shadow beside the head keeps its plain background',
  ),
  ...photo(
    ['document-photo-blurred'],
    'is called blurred when its edges are smeared, not when it is a little soft',
  ),
  ...photo(['document-photo-bright'], 'is called overexposed when the face has burnt out', isGoodPhoto),
  ...of('advice/codes')(
    ['document-2ddoc-found'],
    'a 2D-Doc is found on a bill as its issuer made it, as a fact and with its day',
    'another code is no 2D-Doc, and other kinds of paper are not searched',
  ),
  ...of('advice/advise')(
    ['document-expires-by-mrz'],
    'is read from the text of its PDF, as a fact and in a note',
    'is not read from papers of other kinds',
  ),
]

/** Codes that the bytes of a document raise. */
export const documentsElsewhere: readonly Elsewhere[] = [
  ...ofAnyFile,
  ...ofPdfs,
  ...ofPictures,
  ...ofXml,
  ...ofAdvice,
]
