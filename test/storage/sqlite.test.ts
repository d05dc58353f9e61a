import { describe } from 'vitest'
import { aStore } from '../support/storeHarness.ts'
import { shortStoreContract, storeContract } from './contract.ts'

describe('SQLite in this process', () => {
  storeContract((options) => aStore(options))
})

describe('SQLite behind its writer thread', () => {
  shortStoreContract((options) => aStore({ ...options, threaded: true }))
})
