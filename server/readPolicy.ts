import type { JudgePolicy } from './domain/item.ts'
import { policyBoundOf } from './domain/policyBounds.ts'

type Fields = Readonly<Record<string, unknown>>
type Wish = NonNullable<JudgePolicy['rules']>[string]

const wishes = ['off', 'info', 'warning', 'error'] as const

/** The operator's word on single rules, by code; every fault is added to `faults`. */
export function readRules(section: Fields, faults: string[]): Record<string, Wish> {
  const rules: Record<string, Wish> = {}
  for (const [code, value] of Object.entries(section)) {
    const wish = wishes.find((one) => one === value)
    const fault = wish === undefined ? `must be one of ${wishes.join(', ')}` : wishFault(code, wish)
    if (fault !== null) faults.push(`LIASSE_CONFIG: rules: ${code}: ${fault}`)
    else if (wish !== undefined) rules[code] = wish
  }
  return rules
}

function wishFault(code: string, wish: Wish): string | null {
  switch (policyBoundOf(code)) {
    case null:
      return 'there is no such rule (GET /v1/findings lists the codes)'
    case 'fixed':
      return 'this error cannot be switched: without it nothing could be filed'
    case 'duplicates':
      return 'is set by kind, under the key duplicates'
    case 'warning-at-most':
      return wish === 'error'
        ? 'no official text confirms this rule in all its cases: it is at most a warning'
        : null
    case 'free':
      return null
  }
}

/** Whether files are asked for. */
export function readFilesRequired({ filesRequired = true }: Fields, faults: string[]): boolean {
  if (typeof filesRequired === 'boolean') return filesRequired
  faults.push('LIASSE_CONFIG: documents: filesRequired: must be true or false')
  return true
}
