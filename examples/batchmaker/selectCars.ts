import { readFileSync, writeFileSync } from 'node:fs'
import { carsFile } from './cars.ts'

const wanted = 300
/** Makes that a dealer of everyday cars does not have. */
const luxury = /^(?:ASTON MARTIN|BENTLEY|FERRARI|LAMBORGHINI|LOTUS|MASERATI|ROLLS-ROYCE|CADILLAC|LADA)$/

/** Takes an even choice of types from ADEME's whole list: every electric and plug-in type, and each n-th of the others. */
export function selectCars(sourceFile: string): number {
  const [head = '', ...lines] = readFileSync(sourceFile, 'utf8').trim().split('\n')
  const fitting = lines.filter((line) => {
    const [cnit = '', make = ''] = line.split(';')
    return /^(?:[A-Z0-9]{12}|[A-Z0-9]{15})$/.test(cnit) && !luxury.test(make)
  })
  const isRare = (line: string): boolean => !/;(?:ES|GO);/.test(line)
  const rare = fitting.filter(isRare)
  const common = fitting.filter((line) => !isRare(line))
  const step = common.length / (wanted - rare.length)
  const even = Array.from({ length: wanted - rare.length }, (_, index) => common[Math.floor(index * step)])
  const chosen = [...rare, ...even].filter((line) => line !== undefined).toSorted()
  writeFileSync(carsFile, `${head}\n${chosen.join('\n')}\n`)
  return chosen.length
}
