import type { DossierState } from '../../index.ts'

const number = (value: number): string => value.toLocaleString('fr-FR').replaceAll(/\s/g, ' ')
const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${value < 2 ? one : many}`

/** What the command says in French. */
export const french = {
  language: 'fr' as 'fr' | 'en',
  number,
  lines: (value: number) => count(value, 'ligne', 'lignes'),

  help: {
    program:
      "Dépose des lots de dossiers (immatriculations, inscriptions au permis) et suit ce qu'ils deviennent.",
    push: 'envoie un lot et attend',
    validate: 'vérifie un fichier sans rien déposer',
    watch: 'suit un ou plusieurs lots',
    results: "écrit ce qu'est devenue chaque ligne",
    helpCommand: "affiche l'aide d'une commande",
    helpOption: "affiche l'aide",
    versionOption: 'affiche la version',
    file: "fichier NDJSON ou JSON, ou - pour l'entrée standard",
    batches: 'numéros de lots (bat_...)',
    batch: 'numéro du lot (bat_...)',
    url: 'adresse de la passerelle (ou LIASSE_URL)',
    key: "clé d'accès (ou LIASSE_API_KEY)",
    lang: 'langue des messages : fr ou en (par défaut : fr)',
    wait: "jusqu'où attendre : accepted (acceptées), filed (déposées), decided (décidées)",
    reference: 'votre nom pour le lot, unique',
    priority: 'priorité du lot : normal ou urgent',
    onInvalid: 'devant une ligne fautive : continue (déposer les autres) ou refuse (tout refuser)',
    on: 'juger comme si on était ce jour-là (AAAA-MM-JJ)',
    format: 'format des résultats : ndjson, csv ou json',
    only: 'seulement les lignes rejected (rejetées), final (terminées) ou open (en cours)',
    exitCodes:
      "Codes de sortie : 0 tout va bien, 1 erreur, 2 commande mal écrite, 3 une\npartie seulement, 4 aucune ligne.\nSans --url ni --key, l'adresse et la clé viennent de LIASSE_URL et\nLIASSE_API_KEY.",
    titles: {
      'Usage:': 'Emploi :',
      'Arguments:': 'Arguments :',
      'Options:': 'Options :',
      'Commands:': 'Commandes :',
    } as Record<string, string>,
    byDefault: (value: string) => `par défaut : ${value}`,
    names: { file: 'fichier', batch: 'lot', command: 'commande' },
  },

  usage: {
    missingArgument: (name: string) => `il manque l'argument ${name}`,
    optionMissingArgument: (name: string) => `il manque la valeur de l'option ${name}`,
    unknownOption: (name: string) => `option inconnue : ${name}`,
    unknownCommand: (name: string) => `commande inconnue : ${name}`,
    excessArguments: () => "trop d'arguments",
    invalidArgument: (name: string) => `valeur refusée pour l'option ${name}`,
    seeHelp: 'Voir : liasse --help',
    missingUrl: "il manque l'adresse de la passerelle : --url ou LIASSE_URL",
    missingKey: "il manque la clé d'accès : --key ou LIASSE_API_KEY",
    badClient: (detail: string) => `adresse ou clé inutilisable : ${detail}`,
    badDate: 'la date attendue est de la forme AAAA-MM-JJ',
    notFound: (file: string) => `fichier introuvable : ${file}`,
    unreadable: (file: string, code: string) => `fichier illisible : ${file} (${code})`,
    notJson: (place: string) => `ce n'est pas du JSON valable${place}`,
    place: (line: string, column: string) => ` (ligne ${line}, colonne ${column})`,
    notABatch: 'un fichier JSON contient une liste de dossiers, ou un objet avec une liste "items"',
    unknownMember: (name: string) => `le fichier JSON a un champ que l'on ne connaît pas : ${name}`,
    validateMode: 'ce fichier demande une simple vérification (mode "validate") : employez liasse validate',
    tooLarge: 'le fichier JSON dépasse 256 Mio : préférez le NDJSON, une ligne par dossier',
  },

  push: {
    sending: (sent: string) => `Envoi : ${sent}`,
    batch: (id: string, lines: string, accepted: string, rejected: string) =>
      `Lot ${id} : ${lines}, acceptées ${accepted}, rejetées ${rejected}`,
    existing: (many: string) => `  dont ${many} déjà connues par leur référence`,
    interruptedBefore:
      "Interrompu : la passerelle n'a peut-être rien reçu. Le même envoi peut être refait sans risque de doublon.",
    interrupted: (ids: string) =>
      `Interrompu. Le lot continue sans vous ; pour le suivre :\n  liasse watch ${ids}`,
  },

  progress: {
    accepted: 'acceptées',
    filed: 'déposées',
    decided: 'décidées',
    actionRequired: 'à compléter',
    left: (duration: string) => `reste ${duration}`,
    of: (some: string, all: string) => `${some} sur ${all}`,
    underAMinute: "moins d'une min",
    minutes: (value: number) => `${value} min`,
    hours: (hours: number, minutes: number) => `${hours} h ${String(minutes).padStart(2, '0')}`,
    days: (value: number) => `${value} j`,
  },

  report: {
    state: {
      rejected: 'rejetée',
      held: 'en attente',
      queued: 'dans la file',
      filing: 'en cours de dépôt',
      uncertain: 'dépôt à confirmer',
      filed: 'déposée',
      inReview: "à l'examen",
      actionRequired: 'à compléter',
      completed: 'terminée',
      refused: "refusée par l'État",
      cancelled: 'annulée',
      expired: 'expirée',
      failed: 'en échec',
    } satisfies Record<DossierState | 'rejected', string>,
    /** The table at the end. */
    totals: {
      total: 'lignes',
      rejected: 'rejetées',
      existing: 'déjà connues',
      waiting: 'en attente ou en file',
      filed: 'déposées, en cours',
      actionRequired: 'à compléter',
      completed: 'terminées',
      refused: "refusées par l'État",
      cancelled: 'annulées',
      expired: 'expirées',
      failed: 'en échec',
    },
    row: (row: number) => `ligne ${row}`,
    remedy: (text: string) => `à faire : ${text}`,
    at: (code: string, place: string) => `[${code}${place === '' ? '' : `, ${place}`}]`,
    warning: 'attention : ',
    stateSays: (message: string, code: string) => `l'État répond : « ${message} » [${code}]`,
    asks: (id: string) => `l'État attend une réponse : voir le dossier ${id}`,
    noDetail: (id: string) => `voir le dossier ${id}`,
    troubled: (many: string) => `Lignes à reprendre (${many}) :`,
    more: (many: string, command: string) => `... et ${many} de plus : ${command}`,
    allWell: 'Rien à reprendre.',
    valid: (valid: string, invalid: string) => `Valables ${valid}, à corriger ${invalid}.`,
    moreOutput: (many: string) => `... et ${many} de plus, à corriger d'abord celles-ci`,
  },

  error: {
    say: (message: string) => `Erreur : ${message}`,
    unreachable: (cause: string) => `la passerelle est injoignable${cause}`,
    deadline: 'la passerelle ne répond pas assez vite',
    key: "la clé d'accès est refusée",
    scope: "la clé d'accès n'a pas ce droit",
    unknownBatch: 'rien de ce nom chez vous',
    rateLimited: (seconds: string) => `trop de demandes à la fois ; revenir dans ${seconds} s`,
    empty: 'le fichier ne contient aucun dossier',
    tooLarge: 'le lot est trop grand pour la passerelle',
    referenceTaken: (id: string) =>
      `cette référence de lot est déjà prise ; pour suivre ce lot : liasse watch ${id}`,
    refusedWhole: "le lot est refusé en entier, rien n'a été gardé :",
    unwell: 'la passerelle est en difficulté',
    problem: (code: string, detail: string) => `${code} : ${detail}`,
    requestId: (id: string) => `numéro de la demande, pour l'exploitant : ${id}`,
    interruptedParts: (ids: string) =>
      `les parties déjà acceptées continuent ; pour les suivre : liasse watch ${ids}`,
  },
}
