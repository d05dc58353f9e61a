import { catalogue } from './catalogue.ts'
import { type Grounds, groundsOf, told } from './describeRules.ts'
import type { Actor, CatalogueEntry, Severity } from './finding.ts'
import type { JudgePolicy, Procedure } from './item.ts'
import { requirements } from './requirements/askedPapers.ts'
import { rulebook } from './rulebook.ts'
import type { Rule } from './rule.ts'

interface Words {
  fr: string
  en: string
}

/** A code of the catalogue with all that may raise it, on any day. */
export interface FindingDescription extends Words {
  code: string
  /** As the operator has it; `off`: it is never raised here. */
  severity: Severity | 'off'
  actor: Actor
  remedy: Words
  /** By which rules and requirements; empty for faults of form and of single values, which hold for every procedure. */
  grounds: (Grounds & { procedures: Procedure[] })[]
}

type Ground = Pick<Rule, 'entry' | 'source' | 'validFrom' | 'validUntil' | 'confirmed' | 'procedures'>

const groundsByCode = new Map<string, Ground[]>()
for (const ground of [...rulebook, ...requirements]) {
  const { code } = ground.entry
  groundsByCode.set(code, [...(groundsByCode.get(code) ?? []), ground])
}

/** Every finding that can be raised, each code once. */
export const describeFindings = (policy?: JudgePolicy): FindingDescription[] =>
  catalogue.map((entry) => describeFinding(entry, policy))

function describeFinding(entry: CatalogueEntry, policy: JudgePolicy | undefined): FindingDescription {
  const { code, severity, fr, en, remedy, actor } = entry
  return {
    code,
    severity: policy?.rules?.[code] ?? severity,
    actor,
    fr,
    en,
    remedy,
    grounds: merged(groundsByCode.get(code) ?? []),
  }
}

/** Rules that differ only in what they look at share their grounds. */
function merged(grounds: readonly Ground[]): FindingDescription['grounds'] {
  const byText = new Map<string, FindingDescription['grounds'][number]>()
  for (const ground of grounds) {
    const shown = groundsOf(ground)
    const key = JSON.stringify(shown)
    const held = byText.get(key)?.procedures ?? []
    byText.set(key, { ...shown, procedures: [...new Set([...held, ...ground.procedures])] })
  }
  return [...byText.values()]
}

/** The texts with what only an item can tell left open, for people. */
export const forPeople = (finding: FindingDescription): FindingDescription => ({
  ...finding,
  ...told({ ...finding, severity: 'info' }),
})
