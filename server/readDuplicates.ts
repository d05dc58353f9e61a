import {
  defaultDuplicates,
  duplicateKinds,
  type DuplicatePolicy,
  duplicateWishes,
} from './domain/duplicates.ts'

/** What becomes of a second request of the same kind; every fault is added to `faults`. */
export function readDuplicates(
  section: Readonly<Record<string, unknown>>,
  faults: string[],
): DuplicatePolicy {
  const policy = { ...defaultDuplicates }
  for (const [key, value] of Object.entries(section)) {
    const kind = duplicateKinds.find((one) => one === key)
    const wish = duplicateWishes.find((one) => one === value)
    if (kind === undefined) faults.push(`LIASSE_CONFIG: duplicates: unknown key ${key}`)
    else if (wish === undefined)
      faults.push(`LIASSE_CONFIG: duplicates: ${key}: must be one of ${duplicateWishes.join(', ')}`)
    else policy[kind] = wish
  }
  return policy
}
