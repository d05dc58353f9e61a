/** A4, inches. */
const paper = { short: 8.27, long: 11.69 }

/**
 * Dots an inch that give a picture a page's size: the file's own when they make a page between a card and A3, otherwise those that fill A4
 * (cameras write 72 whatever they see).
 * @param told what the file says; null when it says nothing
 */
export function paperDpi(width: number, height: number, told: number | null): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (told !== null && told >= 72) {
    const inches = long / told
    if (inches >= 2 && inches <= 17) return told
  }
  return Math.max(short / paper.short, long / paper.long)
}
