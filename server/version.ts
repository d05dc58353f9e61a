import { readFileSync } from 'node:fs'

/** The release, from the package's own manifest: beside the sources, and one or two folders above a built file. */
export const version: string = readVersion()

function readVersion(): string {
  for (const place of ['./package.json', '../package.json', '../../package.json']) {
    const manifest = tryRead(new URL(place, import.meta.url))
    if (manifest?.name === '@liasse/server') return manifest.version
  }
  return '0.0.0'
}

function tryRead(url: URL): { name: string; version: string } | null {
  try {
    return JSON.parse(readFileSync(url, 'utf8'))
  } catch {
    return null
  }
}
