import type { Finding } from './finding.ts'
import type { JudgePolicy } from './item.ts'

/**
 * Findings as the operator wants them: single codes left out or given another severity. Only rules of judging pass here, never faults of
 * form; what may be changed at all is checked once, at start (policyBounds.ts).
 */
export function underPolicy(findings: Finding[], policy: JudgePolicy | undefined): Finding[] {
  const rules = policy?.rules
  if (rules === undefined || findings.length === 0) return findings
  const kept: Finding[] = []
  for (const finding of findings) {
    const wish = rules[finding.code]
    if (wish === 'off') continue
    kept.push(wish === undefined || wish === finding.severity ? finding : { ...finding, severity: wish })
  }
  return kept
}
