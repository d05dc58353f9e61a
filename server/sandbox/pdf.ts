const escape = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`)

/** A one-page PDF 1.4 with one line of Helvetica per text. Signs outside Latin-1 become question marks. */
export function makePdf(title: string, texts: readonly string[]): Buffer {
  const lines = texts.map((text) => `0 -22 Td (${escape(text)}) Tj`).join('\n')
  const content = `BT /F1 18 Tf 60 770 Td (${escape(title)}) Tj /F1 12 Tf\n${lines}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${latin1(content).length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  return latin1(assemble(objects))
}

function assemble(objects: readonly string[]): string {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = latin1(text).length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const start = latin1(text).length
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
}

function latin1(text: string): Buffer {
  return Buffer.from(text.replaceAll(/[\u0100-\uffff]/g, '?'), 'latin1')
}
