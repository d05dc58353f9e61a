/** Hand over what a database holds, row by row: npx node --conditions=source examples/streamFromCursor.ts */
import { Liasse } from '@liasse/sdk'
import Database from 'better-sqlite3'

// A dealer's own database: demonstration cars that were sold last week.
const database = new Database(':memory:')
database.exec(`
  CREATE TABLE demonstrator AS
  WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 300)
  SELECT n, printf('VF1TEST%010d', n) AS vin, printf('ZD-%03d-BC', n) AS plate, printf('2023TS%05d', n) AS formula,
         date('now', '-1 year') AS registered, date('now', '-5 days') AS sold, date('now', '+1 month') AS until
  FROM number`)
interface Car {
  n: number
  vin: string
  plate: string
  formula: string
  registered: string
  sold: string
  until: string
}

function* items() {
  for (const car of database.prepare<[], Car>('SELECT * FROM demonstrator ORDER BY n').iterate()) {
    yield {
      reference: `DEMO-${car.n}`,
      procedure: 'fin-demonstration',
      establishment: '99103',
      vehicle: {
        vin: car.vin,
        plate: car.plate,
        formulaNumber: car.formula,
        firstRegistrationDate: car.registered,
        genre: 'VP',
        mentions: [{ code: 'vehicule-demonstration', until: car.until }],
      },
      demonstration: { endedOn: car.sold, outcome: 'sold' },
      documents: [{ kind: 'certificat-immatriculation' }],
    }
  }
}

const submission = await new Liasse().batches.submit(items(), { reference: `demonstrators-${Date.now()}` })
console.log(`batch ${submission.batchIds.join(' ')}: ${submission.accepted} of ${submission.total} accepted`)
for (const { row, findings } of submission.rejected)
  console.log(`row ${row}: ${findings.map(({ fr }) => fr).join(' ')}`)
