/** ISO 3166-1: alpha-2, alpha-3 and the usual French name, with XKX, which States use for Kosovo. */
export const countryRows = `
AF AFG Afghanistan|AL ALB Albanie|DZ DZA Algérie|AS ASM Samoa américaines|AD AND Andorre|AO AGO Angola|AI AIA Anguilla
AQ ATA Antarctique|AG ATG Antigua-et-Barbuda|AR ARG Argentine|AM ARM Arménie|AW ABW Aruba|AU AUS Australie|AT AUT Autriche
AZ AZE Azerbaïdjan|BS BHS Bahamas|BH BHR Bahreïn|BD BGD Bangladesh|BB BRB Barbade|BY BLR Biélorussie|BE BEL Belgique|BZ BLZ Belize
BJ BEN Bénin|BM BMU Bermudes|BT BTN Bhoutan|BO BOL Bolivie|BQ BES Pays-Bas caribéens|BA BIH Bosnie-Herzégovine|BW BWA Botswana
BV BVT Île Bouvet|BR BRA Brésil|IO IOT Territoire britannique de l'océan Indien|BN BRN Brunei|BG BGR Bulgarie|BF BFA Burkina Faso
BI BDI Burundi|CV CPV Cap-Vert|KH KHM Cambodge|CM CMR Cameroun|CA CAN Canada|KY CYM Îles Caïmans|CF CAF République centrafricaine
TD TCD Tchad|CL CHL Chili|CN CHN Chine|CX CXR Île Christmas|CC CCK Îles Cocos|CO COL Colombie|KM COM Comores
CG COG Congo-Brazzaville|CD COD Congo-Kinshasa|CK COK Îles Cook|CR CRI Costa Rica|CI CIV Côte d'Ivoire|HR HRV Croatie|CU CUB Cuba
CW CUW Curaçao|CY CYP Chypre|CZ CZE Tchéquie|DK DNK Danemark|DJ DJI Djibouti|DM DMA Dominique|DO DOM République dominicaine
EC ECU Équateur|EG EGY Égypte|SV SLV Salvador|GQ GNQ Guinée équatoriale|ER ERI Érythrée|EE EST Estonie|SZ SWZ Eswatini
ET ETH Éthiopie|FK FLK Îles Malouines|FO FRO Îles Féroé|FJ FJI Fidji|FI FIN Finlande|FR FRA France|GF GUF Guyane française
PF PYF Polynésie française|TF ATF Terres australes françaises|GA GAB Gabon|GM GMB Gambie|GE GEO Géorgie|DE DEU Allemagne
GH GHA Ghana|GI GIB Gibraltar|GR GRC Grèce|GL GRL Groenland|GD GRD Grenade|GP GLP Guadeloupe|GU GUM Guam|GT GTM Guatemala
GG GGY Guernesey|GN GIN Guinée|GW GNB Guinée-Bissau|GY GUY Guyana|HT HTI Haïti|HM HMD Îles Heard-et-MacDonald
VA VAT État de la Cité du Vatican|HN HND Honduras|HK HKG R.A.S. chinoise de Hong Kong|HU HUN Hongrie|IS ISL Islande|IN IND Inde
ID IDN Indonésie|IR IRN Iran|IQ IRQ Irak|IE IRL Irlande|IM IMN Île de Man|IL ISR Israël|IT ITA Italie|JM JAM Jamaïque|JP JPN Japon
JE JEY Jersey|JO JOR Jordanie|KZ KAZ Kazakhstan|KE KEN Kenya|KI KIR Kiribati|KP PRK Corée du Nord|KR KOR Corée du Sud
KW KWT Koweït|KG KGZ Kirghizstan|LA LAO Laos|LV LVA Lettonie|LB LBN Liban|LS LSO Lesotho|LR LBR Liberia|LY LBY Libye
LI LIE Liechtenstein|LT LTU Lituanie|LU LUX Luxembourg|MO MAC R.A.S. chinoise de Macao|MG MDG Madagascar|MW MWI Malawi
MY MYS Malaisie|MV MDV Maldives|ML MLI Mali|MT MLT Malte|MH MHL Îles Marshall|MQ MTQ Martinique|MR MRT Mauritanie|MU MUS Maurice
YT MYT Mayotte|MX MEX Mexique|FM FSM Micronésie|MD MDA Moldavie|MC MCO Monaco|MN MNG Mongolie|ME MNE Monténégro|MS MSR Montserrat
MA MAR Maroc|MZ MOZ Mozambique|MM MMR Myanmar (Birmanie)|NA NAM Namibie|NR NRU Nauru|NP NPL Népal|NL NLD Pays-Bas
NC NCL Nouvelle-Calédonie|NZ NZL Nouvelle-Zélande|NI NIC Nicaragua|NE NER Niger|NG NGA Nigeria|NU NIU Niue|NF NFK Île Norfolk
MK MKD Macédoine du Nord|MP MNP Îles Mariannes du Nord|NO NOR Norvège|OM OMN Oman|PK PAK Pakistan|PW PLW Palaos
PS PSE Territoires palestiniens|PA PAN Panama|PG PNG Papouasie-Nouvelle-Guinée|PY PRY Paraguay|PE PER Pérou|PH PHL Philippines
PN PCN Îles Pitcairn|PL POL Pologne|PT PRT Portugal|PR PRI Porto Rico|QA QAT Qatar|RE REU La Réunion|RO ROU Roumanie|RU RUS Russie
RW RWA Rwanda|BL BLM Saint-Barthélemy|SH SHN Sainte-Hélène|KN KNA Saint-Christophe-et-Niévès|LC LCA Sainte-Lucie
MF MAF Saint-Martin|PM SPM Saint-Pierre-et-Miquelon|VC VCT Saint-Vincent-et-les Grenadines|WS WSM Samoa|SM SMR Saint-Marin
ST STP Sao Tomé-et-Principe|SA SAU Arabie saoudite|SN SEN Sénégal|RS SRB Serbie|SC SYC Seychelles|SL SLE Sierra Leone
SG SGP Singapour|SX SXM Saint-Martin (partie néerlandaise)|SK SVK Slovaquie|SI SVN Slovénie|SB SLB Îles Salomon|SO SOM Somalie
ZA ZAF Afrique du Sud|GS SGS Géorgie du Sud-et-les Îles Sandwich du Sud|SS SSD Soudan du Sud|ES ESP Espagne|LK LKA Sri Lanka
SD SDN Soudan|SR SUR Suriname|SJ SJM Svalbard et Jan Mayen|SE SWE Suède|CH CHE Suisse|SY SYR Syrie|TW TWN Taïwan
TJ TJK Tadjikistan|TZ TZA Tanzanie|TH THA Thaïlande|TL TLS Timor oriental|TG TGO Togo|TK TKL Tokelau|TO TON Tonga
TT TTO Trinité-et-Tobago|TN TUN Tunisie|TR TUR Turquie|TM TKM Turkménistan|TC TCA Îles Turques-et-Caïques|TV TUV Tuvalu
UG UGA Ouganda|UA UKR Ukraine|AE ARE Émirats arabes unis|GB GBR Royaume-Uni|US USA États-Unis
UM UMI Îles mineures éloignées des États-Unis|UY URY Uruguay|UZ UZB Ouzbékistan|VU VUT Vanuatu|VE VEN Venezuela|VN VNM Viêt Nam
VG VGB Îles Vierges britanniques|VI VIR Îles Vierges des États-Unis|WF WLF Wallis-et-Futuna|EH ESH Sahara occidental|YE YEM Yémen
ZM ZMB Zambie|ZW ZWE Zimbabwe|XK XKX Kosovo
`

/** Other names that files hold: older and official ones, short forms, French spellings without their particle. */
export const otherNames = `
FRA France métropolitaine|FRA République française|DEU RFA|DEU République fédérale d'Allemagne|GBR Grande-Bretagne|GBR Angleterre|GBR Écosse
GBR Pays de Galles|GBR Royaume Uni de Grande-Bretagne et d'Irlande du Nord|USA États-Unis d'Amérique|USA Amérique|NLD Hollande
CZE République tchèque|RUS Fédération de Russie|CHN République populaire de Chine|CIV Ivoire|MMR Birmanie|MMR Myanmar|HKG Hong Kong|MAC Macao
COD République démocratique du Congo|COD RDC|COG République du Congo|COG Congo Brazzaville|MKD Macédoine|PSE Palestine|SWZ Swaziland
VAT Vatican|VAT Saint-Siège|CPV Cap Vert|BLR Biélorussie|MDA Moldavie|KOR République de Corée|PRK Corée du Nord|KOR Corée du Sud|TWN Taïwan
SYR République arabe syrienne|IRN République islamique d'Iran|LAO Laos|VNM Viêt Nam|VNM Viet Nam|VNM Vietnam|TZA Tanzanie|CAF Centrafrique|REU Réunion|REU La Réunion
TUR Türkiye|TLS Timor oriental|MAF Saint-Martin (partie française)|CUW Curaçao|BIH Bosnie|BIH Bosnie et Herzégovine|MYT Mayotte
`

/** Nationalities as French files write them, feminine first; the masculine beside it where it is no mere prefix. */
export const nationalityRows = `
FRA française français|DZA algérienne algérien|MAR marocaine marocain|TUN tunisienne tunisien|PRT portugaise portugais|ESP espagnole espagnol
ITA italienne italien|DEU allemande allemand|BEL belge|GBR britannique|CHE suisse|NLD néerlandaise néerlandais|LUX luxembourgeoise luxembourgeois
POL polonaise polonais|ROU roumaine roumain|BGR bulgare|HUN hongroise hongrois|GRC grecque grec|TUR turque turc|RUS russe|UKR ukrainienne ukrainien
SEN sénégalaise sénégalais|MLI malienne malien|CIV ivoirienne ivoirien|CMR camerounaise camerounais|GIN guinéenne guinéen|TGO togolaise togolais
BEN béninoise béninois|BFA burkinabè burkinabé|GAB gabonaise gabonais|MDG malgache|COM comorienne comorien|MUS mauricienne mauricien
MRT mauritanienne mauritanien|EGY égyptienne égyptien|LBN libanaise libanais|SYR syrienne syrien|AFG afghane afghan|IND indienne indien
PAK pakistanaise pakistanais|BGD bangladaise bangladais|LKA sri-lankaise sri-lankais|CHN chinoise chinois|VNM vietnamienne vietnamien
KHM cambodgienne cambodgien|JPN japonaise japonais|BRA brésilienne brésilien|COL colombienne colombien|HTI haïtienne haïtien|USA américaine américain
CAN canadienne canadien|ALB albanaise albanais|SRB serbe|HRV croate|XKX kosovare|MDA moldave|ARM arménienne arménien|GEO géorgienne géorgien
AUT autrichienne autrichien|IRL irlandaise irlandais|DNK danoise danois|SWE suédoise suédois|NOR norvégienne norvégien|FIN finlandaise finlandais
CZE tchèque|SVK slovaque|SVN slovène|LTU lituanienne lituanien|LVA lettone letton|EST estonienne estonien|CPV cap-verdienne cap-verdien
`
