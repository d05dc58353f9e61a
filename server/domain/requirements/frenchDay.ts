/** JJ/MM/AAAA, for people. */
export const frenchDay = (date: string): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
