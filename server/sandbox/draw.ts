import type { Random } from './random.ts'
import {
  type Behaviour,
  type Fault,
  type FilingFault,
  filingFaults,
  paperFaults,
  type ReadFault,
  readFaults,
  type UploadFault,
  uploadFaults,
} from './settings.ts'

/** Chance decides whether an answer goes wrong, and how: the rates one after the other, then the mangle spread over all kinds. */
function draw<F extends Fault>(kinds: readonly F[], behaviour: Behaviour, random: Random): F | null {
  let left = random()
  for (const kind of kinds) {
    left -= behaviour.rates[kind] ?? 0
    if (left < 0) return kind
  }
  if (behaviour.mangle === 0 || random() >= behaviour.mangle) return null
  return kinds[Math.floor(random() * kinds.length)] ?? null
}

export const drawFilingFault = (behaviour: Behaviour, random: Random): FilingFault | null =>
  draw(filingFaults, behaviour, random)

/** Only kinds that the request can show: a look-up for example has an empty list, a paper has none. */
export const drawReadFault = (
  behaviour: Behaviour,
  random: Random,
  fitting: (fault: ReadFault) => boolean,
): ReadFault | null => draw(readFaults.filter(fitting), behaviour, random)

export const drawsVanishing = (behaviour: Behaviour, random: Random): boolean =>
  draw(paperFaults, behaviour, random) !== null

/** A mistake about the bytes is no mangled answer: a gateway may believe it, so that only its own rate shows it. */
export function drawUploadFault(behaviour: Behaviour, random: Random): UploadFault | null {
  const fault = draw(uploadFaults, behaviour, random)
  return fault === 'upload-mistaken' && !behaviour.rates[fault] ? 'upload-error' : fault
}

/** Faults by which the State surely or secretly does not take the filing. */
export const losesFiling: ReadonlySet<FilingFault> = new Set([
  'timeout-lost',
  'reset-before',
  'error-lost',
  'slow-down',
  'busy',
  'category-closed',
])
