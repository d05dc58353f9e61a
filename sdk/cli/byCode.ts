/** Findings that are alike, by their code. (`Map.groupBy` is not in Node 20.) */
export function byCode<T extends { code: string }>(findings: readonly T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const finding of findings) {
    const alike = groups.get(finding.code)
    if (alike) alike.push(finding)
    else groups.set(finding.code, [finding])
  }
  return [...groups.values()]
}
