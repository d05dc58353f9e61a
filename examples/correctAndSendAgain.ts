/** Correct what was refused and send it again under its reference: npx node --conditions=source examples/correctAndSendAgain.ts */
import { Liasse } from '@liasse/sdk'

const liasse = new Liasse()
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

const item = {
  reference: `CORR-${Date.now()}`,
  procedure: 'fin-demonstration',
  establishment: '99103',
  vehicle: {
    vin: 'VF1TEST0000004401',
    plate: 'ZE-12-BC',
    formulaNumber: '2023TS04401',
    firstRegistrationDate: day(-365),
    genre: 'VP',
    mentions: [{ code: 'vehicule-demonstration', until: day(30) }],
  },
  demonstration: { endedOn: day(-5), outcome: 'sold' },
  documents: [{ kind: 'certificat-immatriculation' }],
}

const first = await liasse.batches.submit([item])
for (const { code, pointer, remedy } of first.rejected.flatMap(({ findings }) => findings)) {
  console.log(`${code} at ${pointer}: ${remedy.en}`)
}

// A rejected item holds no reference: the corrected one takes it. After a refusal by the State it may do so too, and then the new
// dossier names the earlier one in `previous`. Sent unchanged, it would only be answered with the dossier that there already is.
const corrected = { ...item, vehicle: { ...item.vehicle, plate: 'ZE-123-BC' } }
const second = await liasse.batches.submit([corrected])
await second.wait({ until: 'decided' })
for await (const { reference, state, outcome } of second.results()) {
  console.log(`${reference}: ${state}, receipt ${outcome?.receiptNumber}`)
}
