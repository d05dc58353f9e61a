/** ISO 3166 alpha-3 of the Member States of the European Union. The United Kingdom left it on 31 January 2020. */
const memberStates = new Set(
  'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE'.split(
    ' ',
  ),
)

export const isEuropean = (country: string): boolean => memberStates.has(country)
