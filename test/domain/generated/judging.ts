import type { Finding } from '../../../server/domain/finding.ts'
import type { JsonObject, JudgeContext } from '../../../server/domain/item.ts'
import { checkItem } from '../../../server/intake/checkItem.ts'
import { loadGazetteer } from '../../../server/intake/communes.ts'
import { withFiles } from '../../support/files.ts'
import { today } from './people.ts'

const context: JudgeContext = {
  on: today,
  mode: 'live',
  establishments: [
    { kind: 'habilitation', number: '99001', permits: ['lessor'] },
    { kind: 'school', number: 'E2406900120' },
  ],
  places: loadGazetteer(),
}

/** All that intake finds, as `code pointer`. */
export const judged = (item: JsonObject): Finding[] => checkItem(withFiles(item), context).findings
export const errorsOf = (item: JsonObject): string[] =>
  judged(item)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`)
