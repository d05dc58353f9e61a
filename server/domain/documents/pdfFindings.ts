import type { CatalogueEntry } from '../finding.ts'

/** What keeps a PDF from being filed. */
const refusals: readonly CatalogueEntry[] = [
  {
    code: 'pdf-password',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF ne s’ouvre qu’avec un mot de passe.',
    en: 'This PDF only opens with a password.',
    remedy: {
      fr: 'Ouvrez-le avec son mot de passe, imprimez-le dans un nouveau PDF (« Imprimer », puis « Enregistrer au format PDF ») et envoyez celui-là.',
      en: 'Open it with its password, print it to a new PDF (“Print”, then “Save as PDF”) and send that.',
    },
  },
  {
    code: 'pdf-security',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF est protégé : seuls certains destinataires peuvent l’ouvrir.',
    en: 'This PDF is protected: only certain recipients can open it.',
    remedy: {
      fr: 'Demandez à son émetteur une copie sans protection, ou imprimez-le et numérisez-le.',
      en: 'Ask whoever issued it for an unprotected copy, or print it and scan it.',
    },
  },
  {
    code: 'pdf-too-many-pages',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF a plus de {pagesMax} pages.',
    en: 'This PDF has more than {pagesMax} pages.',
    remedy: {
      fr: 'N’envoyez que les pages utiles, ou séparez-le en plusieurs fichiers de {pagesMax} pages au plus.',
      en: 'Send only the pages that matter, or split it into files of {pagesMax} pages at most.',
    },
  },
  {
    code: 'pdf-one-page-only',
    severity: 'error',
    actor: 'client',
    fr: 'Cette pièce doit être une image ; ce PDF a plusieurs pages.',
    en: 'This paper must be a picture; this PDF has several pages.',
    remedy: {
      fr: 'Envoyez la page voulue seule, en JPEG, en PNG ou en PDF d’une page.',
      en: 'Send the page that is wanted by itself, as a JPEG, a PNG or a PDF of one page.',
    },
  },
  {
    code: 'pdf-xfa-dynamic',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF est un formulaire dont le contenu ne s’affiche que dans Adobe Acrobat.',
    en: 'This PDF is a form whose content only shows in Adobe Acrobat.',
    remedy: {
      fr: 'Ouvrez-le dans Adobe Acrobat, imprimez-le dans un nouveau PDF (« Imprimer », imprimante « Adobe PDF » ou « Microsoft Print to PDF ») et envoyez celui-là.',
      en: 'Open it in Adobe Acrobat, print it to a new PDF (“Print”, printer “Adobe PDF” or “Microsoft Print to PDF”) and send that.',
    },
  },
  {
    code: 'pdf-portfolio',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF est un porte-documents qui contient d’autres fichiers.',
    en: 'This PDF is a portfolio that holds other files.',
    remedy: {
      fr: 'Ouvrez-le, enregistrez les fichiers qu’il contient et envoyez chacun à part.',
      en: 'Open it, save the files inside and send each by itself.',
    },
  },
  {
    code: 'pdf-blank',
    severity: 'error',
    actor: 'client',
    fr: 'Toutes les pages de ce PDF sont blanches.',
    en: 'Every page of this PDF is blank.',
    remedy: {
      fr: 'Vérifiez le sens de la feuille dans le scanner, numérisez à nouveau et envoyez le nouveau fichier.',
      en: 'Check which way the sheet lies in the scanner, scan it again and send the new file.',
    },
  },
  {
    code: 'pdf-no-pages',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF n’a aucune page lisible.',
    en: 'This PDF has no page that can be read.',
    remedy: {
      fr: 'Téléchargez-le ou numérisez-le à nouveau, vérifiez qu’il s’ouvre et envoyez le nouveau fichier.',
      en: 'Download or scan it again, check that it opens and send the new file.',
    },
  },
  {
    code: 'pdf-unreadable',
    severity: 'error',
    actor: 'client',
    fr: 'Ce PDF est trop abîmé pour être réparé.',
    en: 'This PDF is damaged beyond repair.',
    remedy: {
      fr: 'Téléchargez-le ou numérisez-le à nouveau, vérifiez qu’il s’ouvre et envoyez le nouveau fichier.',
      en: 'Download or scan it again, check that it opens and send the new file.',
    },
  },
  {
    code: 'document-too-large-filed',
    severity: 'error',
    actor: 'client',
    fr: 'Ce fichier reste trop lourd pour l’administration, même réduit.',
    en: 'This file stays too large for the State, even when shrunk.',
    remedy: {
      fr: 'Numérisez-le à nouveau à 150 points par pouce (dpi), ou séparez-le en plusieurs fichiers.',
      en: 'Scan it again at 150 dots per inch, or split it into several files.',
    },
  },
]

/** What was done to a PDF that is filed all the same. */
const changes: readonly CatalogueEntry[] = [
  {
    code: 'document-repaired',
    severity: 'info',
    actor: 'gateway',
    fr: 'Le fichier était abîmé ; il a été réparé et ses pages ont été vérifiées.',
    en: 'The file was damaged; it was repaired and its pages were checked.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
  {
    code: 'document-rasterised',
    severity: 'warning',
    actor: 'gateway',
    fr: 'Le fichier n’a pas pu être gardé tel quel : chaque page a été remplacée par son image.',
    en: 'The file could not be kept as it was: each page was replaced by a picture of it.',
    remedy: {
      fr: 'Vérifiez que tout reste lisible ; sinon envoyez un meilleur original.',
      en: 'Check that all of it can still be read; if not, send a better original.',
    },
  },
  {
    code: 'document-shrunk',
    severity: 'info',
    actor: 'gateway',
    fr: 'Le fichier était trop lourd ; il a été réduit.',
    en: 'The file was too large; it was shrunk.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
  {
    code: 'pdf-decrypted',
    severity: 'info',
    actor: 'gateway',
    fr: 'Le PDF était verrouillé contre la modification ou l’impression ; il est déposé déverrouillé.',
    en: 'The PDF was locked against changes or printing; it is filed unlocked.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
  {
    code: 'pdf-actions-removed',
    severity: 'info',
    actor: 'gateway',
    fr: 'Le PDF contenait des scripts ou des actions automatiques ; ils ont été retirés.',
    en: 'The PDF held scripts or automatic actions; they were taken out.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
  {
    code: 'pdf-media-removed',
    severity: 'info',
    actor: 'gateway',
    fr: 'Le PDF contenait du son, de la vidéo ou de la 3D ; ils ont été retirés.',
    en: 'The PDF held sound, video or 3D; they were taken out.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
  {
    code: 'pdf-attachments-removed',
    severity: 'warning',
    actor: 'client',
    fr: 'Le PDF contenait des fichiers joints ; ils ne sont pas déposés.',
    en: 'The PDF held attached files; they are not filed.',
    remedy: {
      fr: 'Si l’un d’eux est une pièce du dossier, envoyez-le à part.',
      en: 'If one of them is a paper of the file, send it by itself.',
    },
  },
  {
    code: 'pdf-xfa-removed',
    severity: 'warning',
    actor: 'gateway',
    fr: 'Le PDF était un formulaire d’Adobe (XFA) ; il est déposé comme formulaire ordinaire.',
    en: 'The PDF was a form of Adobe’s (XFA); it is filed as an ordinary form.',
    remedy: {
      fr: 'Vérifiez que les champs remplis apparaissent dans la version déposée.',
      en: 'Check that the fields that were filled in show in the filed version.',
    },
  },
  {
    code: 'pdf-pages-lost',
    severity: 'warning',
    actor: 'client',
    fr: 'Nombre de pages illisibles, qui manquent à la version déposée : {pages}.',
    en: 'Number of pages that could not be read and are missing from the filed version: {pages}.',
    remedy: {
      fr: 'Vérifiez la version déposée ; s’il y manque une page utile, envoyez à nouveau l’original.',
      en: 'Check the filed version; if a page that matters is missing, send the original again.',
    },
  },
  {
    code: 'pdf-salvaged',
    severity: 'warning',
    actor: 'client',
    fr: 'Le PDF n’est pas arrivé entier ; seules les pages retrouvées sont déposées.',
    en: 'The PDF did not arrive whole; only the pages that were found are filed.',
    remedy: {
      fr: 'Vérifiez la version déposée ; s’il y manque une page, téléchargez ou numérisez à nouveau l’original.',
      en: 'Check the filed version; if a page is missing, download or scan the original again.',
    },
  },
  {
    code: 'pdf-signature-lost',
    severity: 'warning',
    actor: 'client',
    fr: 'Le PDF était signé électroniquement ; il a dû être modifié, et sa signature n’est plus valable.',
    en: 'The PDF was signed electronically; it had to be changed, and its signature no longer holds.',
    remedy: {
      fr: 'Si la signature compte, demandez au signataire un PDF sans protection, script ni fichier joint.',
      en: 'If the signature matters, ask the signer for a PDF without protection, scripts or attached files.',
    },
  },
  {
    code: 'pdf-drawn',
    severity: 'info',
    actor: 'gateway',
    fr: 'Cette pièce doit être une image : la page du PDF a été convertie en JPEG.',
    en: 'This paper must be a picture: the page of the PDF was turned into a JPEG.',
    remedy: { fr: 'Rien à faire.', en: 'Nothing to do.' },
  },
]

export const pdfEntries: readonly CatalogueEntry[] = [...refusals, ...changes]
