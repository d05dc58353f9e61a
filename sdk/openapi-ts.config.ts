import { defineConfig } from '@hey-api/openapi-ts'

/** Types only: what runs is written by hand. */
export default defineConfig({
  // Without the dot the generator would take it for a name in its own registry.
  input: './openapi/openapi.json',
  output: { path: 'sdk/generated', clean: true },
  plugins: ['@hey-api/typescript'],
})
