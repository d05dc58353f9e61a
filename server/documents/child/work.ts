import { defaultProfile } from '../../domain/documents/profile.ts'
import { advise } from '../advice/advise.ts'
import { examineXml } from '../ecoc.ts'
import { type Examiners, examineWith } from '../examine.ts'
import { examineImage } from '../images/examineImage.ts'
import { joinPapers } from '../joinPapers.ts'
import { examinePdf } from '../pdf/examinePdf.ts'
import type { Work } from './answerOrders.ts'

const examiners: Examiners = { pdf: examinePdf, image: examineImage, xml: examineXml, advise }

/** A page with a line of text and no cross-reference table: looking into it and mending it loads what other papers need. */
const somePaper = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 37 >> stream
BT /F 12 Tf 20 50 Td (warm-up) Tj ET
endstream endobj
trailer << /Root 1 0 R >>
`

/** What the product's children know how to do. */
export const work: Work = {
  warmUp: async () => {
    await examineWith(examiners, { bytes: Buffer.from(somePaper), profile: defaultProfile, kind: null })
  },
  examine: (order) => examineWith(examiners, order),
  join: (parts) => joinPapers(parts),
}
