import { test } from 'vitest'
import type { StoreHarness } from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'

/** A test with a fresh store of its own, closed whatever happens. */
export function withStore(
  open: OpenStore,
  name: string,
  body: (harness: StoreHarness) => Promise<void>,
  options: Parameters<OpenStore>[0] = {},
): void {
  test(name, async () => {
    const harness = await open(options)
    try {
      await body(harness)
    } finally {
      await harness.close()
    }
  })
}
