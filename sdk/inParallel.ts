/**
 * Works on several at a time and gives each result as soon as it is there, so not in order. The source is read no further ahead than
 * there are hands. What `work` throws ends the whole.
 */
export async function* inParallel<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  hands: number,
  work: (one: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const running = new Map<symbol, Promise<{ key: symbol; result: R }>>()
  const next = async (): Promise<R> => {
    const { key, result } = await Promise.race(running.values())
    running.delete(key)
    return result
  }
  try {
    for await (const one of source) {
      const key = Symbol()
      running.set(
        key,
        work(one).then((result) => ({ key, result })),
      )
      if (running.size >= hands) yield await next()
    }
    while (running.size > 0) yield await next()
  } finally {
    // Whoever stopped reading has no ear for what still goes wrong.
    for (const one of running.values()) one.catch(() => undefined)
  }
}
