/** Parties that a title names without saying their field: found by the procedure of each row. */
const driverProcedure = /^(?:inscription|titre)-|^transfert$/

export const isDriverProcedure = (procedure: string): boolean => driverProcedure.test(procedure)

/** `/@main/...` is the person the request is about, `/@buyer/...` the one who buys; null where the procedure leaves it open. */
export function resolved(pointer: string, procedure: string): string | null {
  if (pointer.startsWith('/@main')) {
    const role = mainRole(procedure)
    return role === null ? null : pointer.replace('/@main', role)
  }
  if (!pointer.startsWith('/@buyer')) return pointer
  return pointer.replace('/@buyer', procedure.startsWith('declaration-') ? '/buyer' : '/holder')
}

function mainRole(procedure: string): string | null {
  if (isDriverProcedure(procedure)) return '/candidate'
  // A sale has two sides and a title without either: not to be guessed.
  if (procedure === 'declaration-cession') return null
  return procedure === 'declaration-achat' ? '/seller' : '/holder'
}
