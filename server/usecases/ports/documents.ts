/** Papers of the State and documents of the client: content-addressed files, synced (file and folder) before `put` resolves. */
export interface DocumentStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Uint8Array | null>
}
