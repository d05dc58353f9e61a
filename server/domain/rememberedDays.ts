/** A batch names few days, again and again; counting from one costs more than looking it up. */
const daysMax = 4_000

/** The same count of days or months, remembered by the day it starts from. */
export function remembered(count: (date: string) => string): (date: string) => string {
  const known = new Map<string, string>()
  return (date) => {
    const found = known.get(date)
    if (found !== undefined) return found
    if (known.size >= daysMax) known.clear()
    const counted = count(date)
    known.set(date, counted)
    return counted
  }
}
