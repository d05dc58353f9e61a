/** Tells within this process that papers are to be judged, or were, so that nobody has to look again and again. */
export interface DocumentNews {
  asked(): void
  judged(document: string): void
  onAsked(listener: () => void): void
  /** Answers how to stop listening. */
  onJudged(listener: (document: string) => void): () => void
}

export function makeDocumentNews(): DocumentNews {
  const whenAsked: (() => void)[] = []
  const whenJudged = new Set<(document: string) => void>()
  return {
    asked: () => {
      for (const listener of whenAsked) listener()
    },
    judged: (document) => {
      for (const listener of whenJudged) listener(document)
    },
    onAsked: (listener) => void whenAsked.push(listener),
    onJudged: (listener) => {
      whenJudged.add(listener)
      return () => void whenJudged.delete(listener)
    },
  }
}
