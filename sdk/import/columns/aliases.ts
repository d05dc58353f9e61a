import { titleWords } from './titles.ts'

/** What files call the fields of an item, most of all in France; compared by `titleWords`. */
const general: Readonly<Record<string, string>> = {
  '/reference':
    'référence, réf, votre référence, référence dossier, id, identifiant, n° commande, commande, n° vo, numéro interne, reference client',
  '/procedure':
    'procédure, démarche, opération, type opération, type de démarche, type de dossier, nature opération',
  '/establishment':
    "établissement, habilitation, n° habilitation, agrément, n° agrément, agrément école, n° d'agrément de l'école, code site",
  '/channel': 'canal, voie',
  '/submitBefore': 'à déposer avant, submit before',
  '/notBefore': 'ne pas déposer avant, not before',
  '/mandate/kind': 'mandat, type de mandat, mandat type',
  '/mandate/signedOn':
    'date mandat, date du mandat, mandat signé le, date de signature du mandat, date signature mandat',
  '/mandate/signature': 'signature mandat, signature du mandat',
}

const vehicle: Readonly<Record<string, string>> = {
  '/vehicle/vin':
    'VIN, numéro VIN, n° de série, numéro de série, châssis, n° de châssis, n° série VIN, numéro identification, n° identification véhicule, code VIN, vehicle identification number',
  '/vehicle/plate':
    "immatriculation, n° immatriculation, immat, plaque, numéro d'immatriculation, plaque d'immatriculation, immatriculation véhicule, plate",
  '/vehicle/formulaNumber':
    'n° de formule, numéro de formule, formule, n° formule carte grise, formula number',
  '/vehicle/titleDate':
    "date du certificat, date certificat d'immatriculation, date de la carte grise, date carte grise, date CI, title date",
  '/vehicle/firstRegistrationDate':
    '1ère mise en circulation, date 1ère mise en circulation, date de première mise en circulation, date première immatriculation, date de 1ère immatriculation, 1ère immatriculation, mise en circulation, date mise en circulation, date MEC, DMEC, MEC, date 1ère MEC, first registration date',
  '/vehicle/make': 'marque, marque véhicule, constructeur, make',
  '/vehicle/commercialName':
    'modèle, dénomination commerciale, nom commercial, modèle véhicule, désignation commerciale, commercial name',
  '/vehicle/typeVariantVersion':
    'type variante version, TVV, type mine variante version, type variant version',
  '/vehicle/cnit': 'CNIT, type mine, code CNIT',
  '/vehicle/category': 'catégorie CE, catégorie européenne, catégorie véhicule, catégorie du véhicule',
  '/vehicle/genre': 'genre, genre national, genre véhicule',
  '/vehicle/bodyEuropean': 'carrosserie CE, carrosserie européenne',
  '/vehicle/body': 'carrosserie, carrosserie nationale',
  '/vehicle/typeApproval':
    'n° de réception, numéro de réception, réception par type, n° réception CE, type approval',
  '/vehicle/receptionType': 'type de réception, reception type',
  '/vehicle/massTechnicalMax':
    'masse maximale technique, MMTA, masse en charge maximale techniquement admissible, PTAC technique',
  '/vehicle/massMax': 'PTAC, masse maximale en service, masse en charge maximale admissible',
  '/vehicle/massTrainMax': "PTRA, masse maximale de l'ensemble, masse ensemble",
  '/vehicle/massInService': 'masse en ordre de marche, MOM, masse en service, poids en ordre de marche',
  '/vehicle/massUnladen': 'poids à vide, PV, poids à vide national, masse à vide, PTAV',
  '/vehicle/engineCapacity': 'cylindrée, cylindrée cm3, engine capacity',
  '/vehicle/power':
    'puissance kW, puissance nette, puissance nette maximale, puissance nette kW, puissance réelle kW, power',
  '/vehicle/energy': "énergie, carburant, source d'énergie, type de carburant, motorisation énergie",
  '/vehicle/fiscalPower':
    'puissance fiscale, puissance administrative, CV, CV fiscaux, chevaux fiscaux, puissance CV, fiscal power',
  '/vehicle/powerToMass': 'rapport puissance masse, power to mass',
  '/vehicle/seats': 'places, nombre de places, places assises, nombre de places assises, nb places, seats',
  '/vehicle/standingPlaces': 'places debout, nombre de places debout, standing places',
  '/vehicle/soundLevel': "niveau sonore, niveau sonore à l'arrêt, sound level",
  '/vehicle/soundSpeed': 'vitesse moteur, régime moteur, vitesse du moteur, sound speed',
  '/vehicle/co2': 'CO2, CO2 g/km, taux de CO2, émissions CO2, émission de CO2',
  '/vehicle/environmentalClass': 'classe environnementale, norme euro, environmental class',
  '/vehicle/mileage': 'kilométrage, km, kilomètres, compteur, mileage',
  '/vehicle/mentions': 'mentions, mentions Z',
  '/vehicle/mentions/0/code': 'mention, mention particulière',
  '/vehicle/mentions/0/until': "mention jusqu'au, fin de mention, mention until, date fin mention",
  '/origin/country': "pays d'origine, pays de provenance, provenance, origine",
  '/origin/regime': "régime d'importation, régime d'import, régime douanier, régime",
  '/origin/foreignPlate':
    'immatriculation étrangère, plaque étrangère, ancienne immatriculation, immatriculation précédente',
  '/origin/foreignTitleDate': 'date du titre étranger, date carte grise étrangère, date titre étranger',
  '/origin/boughtByFiler': 'acheté par nous, achat propre, acheté par le garage, bought by filer',
  '/fiscal/kind': 'justificatif fiscal, type de justificatif fiscal, fiscal',
  '/fiscal/number': 'n° quitus, numéro de quitus, quitus n°, n° justificatif fiscal',
  '/fiscal/status': 'statut fiscal, état du quitus, statut quitus',
  '/fiscal/requestedOn': 'quitus demandé le, date demande quitus, date de la demande de quitus',
  '/fiscal/holder/name': 'nom sur le quitus, titulaire du quitus, quitus au nom de',
  '/conformity/kind': 'conformité, justificatif de conformité, type de conformité',
  '/conformity/status': 'statut conformité, état de la conformité',
  '/conformity/reference': 'référence conformité, n° de CoC, n° conformité',
  '/sale/date':
    "date de vente, vente le, date d'achat, date de cession, date de la vente, date vente, sale date",
  '/sale/time': "heure de vente, heure de cession, heure d'achat, heure vente, heure de la vente",
  '/sale/deliveredOn': 'date de livraison, livré le, livraison, date livraison',
  '/sale/kind': 'nature de la vente, type de vente, motif de cession, nature vente',
  '/sale/sellerKind': 'qualité du vendeur, type de vendeur, vendeur professionnel ou particulier',
  '/sale/daReceipt': 'récépissé DA, n° récépissé DA, n° DA, numéro de récépissé',
  '/sale/cessionCode': 'code de cession, code cession',
  '/inspection/date':
    'date contrôle technique, contrôle technique du, date CT, date du CT, contrôle technique',
  '/inspection/country': 'pays du contrôle technique, pays CT',
  '/inspection/result': 'résultat contrôle technique, résultat CT, résultat du contrôle technique',
  '/inspection/reportNumber': 'n° PV contrôle technique, n° PV CT, n° de procès-verbal CT',
  '/lease/kind': 'type de location, location, type de contrat de location',
  '/lease/months': 'durée de location, durée location mois, durée du contrat, durée en mois, durée mois',
  '/lease/startsOn': 'début de location, date de début de location, début du contrat, date début location',
  '/ww/purpose': 'motif WW, motif du WW',
  '/addressChange/of': 'adresse de qui, changement pour',
  '/addressChange/movedOn':
    "date de déménagement, déménagé le, date du changement d'adresse, date changement adresse",
  '/duplicate/reason': 'motif du duplicata, motif duplicata, motif de la demande',
  '/duplicate/occurredOn': 'date de perte, date du vol, date des faits, date perte ou vol',
  '/duplicate/declaredOn': 'date de déclaration de perte, déclaré le, date déclaration',
  '/duplicate/declaredAt': 'lieu de déclaration, déclaré à',
  '/modification/changes': 'modifications, nature de la modification, changements',
  '/modification/doneOn': 'date de modification, modifié le, date de la modification',
  '/modification/mentionsAdded': 'mentions ajoutées, mention ajoutée',
  '/modification/mentionsRemoved': 'mentions retirées, mention retirée',
  '/demonstration/startedOn': 'début de démonstration, date début démonstration',
  '/demonstration/endedOn': 'fin de démonstration, date fin démonstration, date de fin de démonstration',
  '/demonstration/outcome': 'issue de la démonstration, devenir du véhicule, suite démonstration',
  '/reissue/of': 'dossier à rééditer, réédition de',
  '/reissue/reason': 'motif de réédition, motif réédition',
}

const driver: Readonly<Record<string, string>> = {
  '/candidate/nationality': 'nationalité, nationality',
  '/candidate/neph': 'NEPH, n° NEPH, numéro NEPH, code NEPH',
  '/candidate/residentSince': 'résident depuis, en France depuis, arrivé en France le',
  '/candidate/licenceIssuedOn': "date d'obtention du permis, permis obtenu le, date du permis",
  '/candidate/licenceCountry': 'pays du permis, pays de délivrance du permis',
  '/candidate/licenceNumber': 'n° de permis, n° permis de conduire',
  '/candidate/housing': 'hébergement, logement, type de logement, housing',
  '/candidate/protected': 'sous tutelle, majeur protégé, tutelle',
  '/training/category':
    'permis, catégorie, formation, permis demandé, catégorie demandée, catégorie de permis, permis préparé, license type, catégorie préparée',
  '/training/mode': "mode d'apprentissage, mode, filière, mode de formation, type de formation",
  '/training/gearbox': 'boîte de vitesses, boîte, BVA BVM, BVA/BVM, transmission, gearbox',
  '/training/option': 'option AM, option',
  '/training/professional': 'formation professionnelle, filière professionnelle',
  '/exam/passedOn':
    "date de réussite, réussi le, date d'examen, date de l'examen, examen réussi le, date d'obtention de l'examen",
  '/exam/centre': "centre d'examen, centre examen",
  '/ePhoto/code':
    'code e-photo, ePhoto, ephoto, e-photo, code photo, numéro photo, n° photo, photo signature, code ePhoto, code ephoto, e-photo code',
  '/ePhoto/takenOn': "date ePhoto, date e-photo, date de la photo, date de l'e-photo, photo prise le",
  '/withdrawal/kind': 'perte du permis, type de perte, motif de perte du permis',
  '/withdrawal/notifiedOn': 'notifié le, date de notification',
  '/withdrawal/surrenderedOn': 'remise du permis le, date de remise du permis, permis remis le',
  '/withdrawal/until': "interdiction jusqu'au, fin d'interdiction, date de fin d'interdiction",
  '/withdrawal/medicalReason': 'motif médical, motif de la visite médicale',
  '/transfer/requestNumber': 'n° de demande, numéro de la demande, numéro de demande ANTS, n° demande ANTS',
  '/transfer/fromSchool':
    "ancienne école, ancienne auto-école, agrément de l'ancienne école, école précédente",
  '/transfer/originalMandate': "mandat d'origine, mandat de la première école",
  '/guardian/role':
    'lien de parenté, lien, qualité du représentant, qualité du représentant légal, lien avec élève',
}

/** Fields of a person or organisation, behind the word for the party (`titulaire nom`, `nom du vendeur`) or alone. */
const party: Readonly<Record<string, string>> = {
  '': 'nom complet, nom et prénom, nom prénom, nom prénoms, prénom nom, civilité nom prénom, civilité nom, identité, nom et prénoms, client',
  '/kind': 'type de personne, personne physique ou morale, type, nature personne',
  '/birthName':
    'nom, nom de naissance, nom de famille, nom de jeune fille, nom naissance, birth name, last name, patronyme',
  '/usageName': "nom d'usage, nom marital, nom d'épouse, nom usuel, usage name",
  '/firstNames': 'prénoms, prénom, first names, first name',
  '/firstNames/0': 'prénom 1, 1er prénom',
  '/firstNames/1': 'prénom 2, 2e prénom, 2ème prénom, deuxième prénom',
  '/firstNames/2': 'prénom 3, 3e prénom, 3ème prénom, troisième prénom',
  '/sex': 'sexe, civilité, civ, titre, gender, sex',
  '/birthDate': 'date de naissance, né le, née le, né(e) le, DDN, naissance, dob, birth date, date naissance',
  '/birthPlace/commune':
    'lieu de naissance, ville de naissance, commune de naissance, né à, birth city, birth place',
  '/birthPlace/department':
    'département de naissance, dépt naissance, dept naissance, dép naissance, département naissance',
  '/birthPlace/country': 'pays de naissance, birth country',
  '/birthPlace/inseeCode': 'code INSEE naissance, insee naissance, code INSEE de la commune de naissance',
  '/address/line1':
    'adresse, adresse 1, rue, voie, n° et voie, adresse ligne 1, adresse postale, address, ligne 1, numéro et rue, line 1',
  '/address/line2':
    "adresse 2, complément, complément adresse, complément d'adresse, adresse ligne 2, ligne 2, line 2, appartement",
  '/address/locality': 'lieu-dit, lieu dit, localité',
  '/address/careOf': 'chez, résidant chez, c/o, adresse chez',
  '/address/building': 'bâtiment, résidence, immeuble, bât',
  '/address/floor': 'étage',
  '/address/mailbox': 'boîte aux lettres, BAL, boite aux lettres n°',
  '/address/postalCode': 'code postal, CP, zip, zip code, postal code, CP ville, code postal ville',
  '/address/city': 'ville, commune, city, ville de résidence',
  '/address/inseeCode': 'code INSEE, insee',
  '/address/country': 'pays, pays adresse, country, pays de résidence',
  '/email': 'email, e-mail, mail, courriel, adresse mail, adresse email, adresse électronique, mél',
  '/phone':
    'téléphone, tél, portable, mobile, tél portable, téléphone portable, téléphone mobile, gsm, phone, tél mobile',
  '/drivingLicence':
    'titulaire du permis, a le permis, permis de conduire, possède le permis, driving licence',
  '/licenceCategories':
    'catégories du permis, catégories permis, permis détenus, permis détenu, catégories détenues, catégories obtenues, permis possédés',
  '/name': 'raison sociale, société, entreprise, dénomination sociale, company, organisme',
  '/legalForm': 'forme juridique, forme sociale',
  '/siren': 'SIREN',
  '/siret': 'SIRET',
  '/rna': 'RNA, n° RNA',
}
export const partyAliases: ReadonlyMap<string, string> = compiled(party)

/** Words for the parties. "Loueur" is the lessor, who holds the title of a leased car. */
export const partyWords: readonly (readonly [words: string, pointer: string])[] = (
  [
    ['/coHolders/*', 'cotitulaire, co-titulaire, cotitulaires, second titulaire, coholder, co holder'],
    [
      '/guardian',
      'représentant légal, représentante légale, représentant, responsable légal, responsable, parent, tuteur, tutrice, guardian, père, mère',
    ],
    ['/addressChange/address', 'nouvelle adresse, nouvelle, nouveau'],
    [
      '/holder',
      'titulaire, titulaire principal, loueur, bailleur, crédit-bailleur, propriétaire, holder, lessor',
    ],
    ['/holder/address', 'ancienne adresse, ancienne, ancien'],
    ['/lessee', 'locataire, preneur, lessee'],
    ['/seller', 'vendeur, cédant, ancien propriétaire, ancien titulaire, seller'],
    ['/@buyer', 'acheteur, acquéreur, client, nouveau titulaire, nouveau propriétaire, buyer'],
    ['/candidate', 'élève, candidat, candidate, stagiaire, apprenant'],
  ] as const
)
  .flatMap(([pointer, words]) => words.split(', ').map((word) => [titleWords(word), pointer] as const))
  .toSorted(([one], [other]) => other.length - one.length)

/** What a guardian's own word says of the role. */
export const guardianRoles: Readonly<Record<string, string>> = {
  pere: 'father',
  mere: 'mother',
  tuteur: 'guardian',
  tutrice: 'guardian',
}

/** Rubrics of the certificat d'immatriculation (arrêté du 9 février 2009, annexe III). */
export const rubrics: Readonly<Record<string, string>> = {
  A: '/vehicle/plate',
  'A.1': '/origin/foreignPlate',
  B: '/vehicle/firstRegistrationDate',
  'D.1': '/vehicle/make',
  'D.2': '/vehicle/typeVariantVersion',
  'D.2.1': '/vehicle/cnit',
  'D.3': '/vehicle/commercialName',
  E: '/vehicle/vin',
  'F.1': '/vehicle/massTechnicalMax',
  'F.2': '/vehicle/massMax',
  'F.3': '/vehicle/massTrainMax',
  G: '/vehicle/massInService',
  'G.1': '/vehicle/massUnladen',
  I: '/vehicle/titleDate',
  J: '/vehicle/category',
  'J.1': '/vehicle/genre',
  'J.2': '/vehicle/bodyEuropean',
  'J.3': '/vehicle/body',
  K: '/vehicle/typeApproval',
  'P.1': '/vehicle/engineCapacity',
  'P.2': '/vehicle/power',
  'P.3': '/vehicle/energy',
  'P.6': '/vehicle/fiscalPower',
  Q: '/vehicle/powerToMass',
  'S.1': '/vehicle/seats',
  'S.2': '/vehicle/standingPlaces',
  'U.1': '/vehicle/soundLevel',
  'U.2': '/vehicle/soundSpeed',
  'V.7': '/vehicle/co2',
  'V.9': '/vehicle/environmentalClass',
  Z: '/vehicle/mentions',
}

export const aliases: ReadonlyMap<string, string> = compiled({ ...general, ...vehicle, ...driver })

/** The name that people use most, by field. */
export const firstAliases = firstOf({ ...general, ...vehicle, ...driver })
export const firstPartyAliases = firstOf(party)

function firstOf(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).map(([pointer, list]) => [pointer, list.split(', ')[0] ?? list]))
}

const partyNames: Readonly<Record<string, string>> = {
  '/@main': '',
  '/candidate': '',
  '/@buyer': 'acheteur',
  '/guardian': 'représentant légal',
  '/holder': 'titulaire',
  '/lessee': 'locataire',
  '/seller': 'vendeur',
  '/buyer': 'acheteur',
  '/coHolders/0': 'cotitulaire',
}

/** '' for the party the request is about, null for one that has no word. */
export const partyWordOf = (pointer: string): string | null => partyNames[pointer] ?? null

function compiled(table: Readonly<Record<string, string>>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [pointer, list] of Object.entries(table)) {
    for (const alias of list.split(', '))
      if (!found.has(titleWords(alias))) found.set(titleWords(alias), pointer)
  }
  return found
}
