const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*|\s*\n\s*/)

export const familyNames =
  words(`ABADIE, ADAM, ALLARD, ANDRIEU, ARNOULD, AUBERTIN, BAILLY, BARBIER, BARTHELEMY, BAUDOIN, BEAUFILS,
BELLANGER, BENALI, BERTHIER, BESNARD, BLANCHET, BOISSON, BONNARD, BOUCHET, BOURDON, BOUVIER, BRUNET, CAMARA, CARLIER,
CARPENTIER, CHARRIER, CHAUVIN, CHEVALLIER, COLLIN, CORDIER, COULON, DA SILVA, DE OLIVEIRA, DELAUNAY, DELMAS, DEVAUX, DIALLO,
DUCHESNE, DUFOUR, DUMAS, DUVAL, ESCOFFIER, EVRARD, FAIVRE, FAUCHER, FERREIRA, FLEURY, FOUQUET, GAILLARD, GAUDIN, GERVAIS,
GILLET, GODARD, GRANGER, GRONDIN, GUERIN, HADDAD, HAMON, HERVE, HOARAU, HUET, IMBERT, JACQUEMIN, JOUBERT, KELLER, KONE, LACROIX,
LAGARDE, LANGLOIS, LE BIHAN, LE GALL, LEBRETON, LECOMTE, LELIEVRE, LEMAIRE, LOPES, MAILLARD, MALLET, MANSOURI, MARECHAL, MERLE, MESSAOUDI,
MILLOT, MORVAN, NAVARRO, NGUYEN, OLLIVIER, PASQUIER, PELLETIER, PERRIN, PHILIPPON, POIRIER, PREVOST, QUERE, RAYMOND, REMY, RENAULT,
RIVIERE, ROUSSEL, ROYER, SALMON, SCHNEIDER, SOULIER, TESSIER, TRAORE, VASSEUR, VERDIER, VIDAL, WAGNER, WEBER, YILMAZ, ZIEGLER`)

export const womensNames =
  words(`Adèle, Agathe, Aïcha, Alice, Amandine, Anaïs, Audrey, Béatrice, Camille, Céline, Charlotte, Chloé,
Clémence, Delphine, Élise, Émilie, Fatima, Florence, Françoise, Gaëlle, Hélène, Inès, Jade, Jeanne, Julie, Justine, Laure, Léa, Lina,
Louise, Lucie, Maëlys, Manon, Margaux, Marion, Mathilde, Nadia, Nathalie, Noémie, Océane, Pauline, Romane, Sabrina, Salomé, Sandrine,
Sarah, Solène, Sophie, Thi Mai, Valérie, Yasmine, Zoé`)

export const mensNames =
  words(`Abdel, Adrien, Alexandre, Antoine, Arthur, Aurélien, Baptiste, Bastien, Benoît, Bruno, Cédric, Clément,
Damien, David, Enzo, Étienne, Fabien, Florian, François, Gaël, Gabriel, Grégory, Guillaume, Hugo, Ibrahim, Jérôme, Jules, Julien,
Karim, Kévin, Laurent, Léo, Loïc, Lucas, Mathieu, Mehdi, Nathan, Nicolas, Noé, Olivier, Paul, Pierre, Quentin, Raphaël, Rémi, Romain,
Samuel, Sébastien, Théo, Thomas, Valentin, Yann`)

export const streets =
  words(`RUE DES LILAS, RUE DU MOULIN, AVENUE DE LA GARE, RUE JEAN JAURES, RUE VICTOR HUGO, PLACE DU MARCHE,
BOULEVARD GAMBETTA, RUE PASTEUR, ALLEE DES TILLEULS, CHEMIN DES VIGNES, RUE DE LA REPUBLIQUE, IMPASSE DES ACACIAS, RUE DU STADE,
AVENUE DU GENERAL LECLERC, RUE DES ECOLES, QUAI DES TANNEURS, RUE DE L EGLISE, ROUTE DE PARIS, RUE JULES FERRY, RUE DES ROSES,
ALLEE DES CERISIERS, RUE DU CHATEAU, COURS LAFAYETTE, RUE EMILE ZOLA, SENTIER DES PRES, RUE MARIE CURIE, RUE DES FRERES LUMIERE`)
