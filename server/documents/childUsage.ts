import { readFile } from 'node:fs/promises'

const pageBytes = 4_096
/** Ticks of /proc are of a hundredth of a second wherever Node runs. */
const tickMs = 10

/** Resident memory of a process; null where there is no /proc, or no such process any more. */
export async function residentBytes(pid: number): Promise<number | null> {
  const text = await ofProcess(pid, 'statm')
  const pages = Number(text?.split(' ')[1] ?? Number.NaN)
  return Number.isNaN(pages) ? null : pages * pageBytes
}

/** What a process has had of the processors; null where it cannot be told. */
export async function cpuMs(pid: number): Promise<number | null> {
  const text = await ofProcess(pid, 'stat')
  // The name of the process, in brackets, may hold spaces.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields?.[11] ?? Number.NaN) + Number(fields?.[12] ?? Number.NaN)
  return Number.isNaN(ticks) ? null : ticks * tickMs
}

async function ofProcess(pid: number, name: string): Promise<string | null> {
  try {
    return await readFile(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return null
  }
}
