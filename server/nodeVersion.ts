/** The oldest Node that the gateway runs on: it brings type stripping and the SQLite driver's binary interface. */
const oldest = [22, 19] as const

/** A sentence for people when this Node is too old, else null. To be asked before anything native is loaded. */
export function nodeVersionFault(version: string = process.versions.node): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  if (isNewEnough) return null
  return (
    `Liasse needs Node ${oldest.join('.')} or later and this is Node ${version}. ` +
    'In the repository, npm scripts and npx use the Node 24 that npm ci installs.'
  )
}
