import { expect, test } from 'vitest'
import {
  checked,
  codesOf,
  examine,
  filedOf,
  handWritten,
  packed,
  streamOf,
  toldObjects,
  type HandWritten,
} from './papers.ts'

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const file = '<< /Type /Filespec /F (a.txt) /EF << /F 12 0 R >> >>'
const embedded = streamOf('/Type /EmbeddedFile', 'essai')
const annotation = (entries: string): string => `<< /Type /Annot /Rect [10 10 60 60] ${entries} >>`
const action = (entries: string): HandWritten => ({ catalogue: `/OpenAction << /Type /Action ${entries} >>` })
const drawn = { 15: streamOf('/Type /XObject /Subtype /Form /BBox [0 0 50 50]', '1 0 0 rg 0 0 50 50 re f') }

const cases: [name: string, paper: HandWritten, gone: string, code: string][] = [
  ['a script run on opening', { catalogue: `/OpenAction ${script}` }, '/JavaScript', 'pdf-actions-removed'],
  [
    'an indirect action of an indirect name',
    {
      objects: { 10: '<< /S 11 0 R /JS 12 0 R >>', 11: '/JavaScript', 12: '(app.beep\\(0\\))' },
      catalogue: '/OpenAction 10 0 R',
    },
    '/JavaScript',
    'pdf-actions-removed',
  ],
  [
    'scripts by name',
    {
      objects: { 10: `<< /Names [(a) 11 0 R] >>`, 11: script },
      catalogue: '/Names << /JavaScript 10 0 R >>',
    },
    '/JavaScript',
    'pdf-actions-removed',
  ],
  ['a script of a page', { page: `/AA << /O ${script} >>` }, '/JavaScript', 'pdf-actions-removed'],
  [
    'a script of an annotation',
    { page: `/Annots [${annotation(`/Subtype /Link /A ${script}`)}]` },
    '/JavaScript',
    'pdf-actions-removed',
  ],
  [
    'a script of a field',
    {
      objects: { 10: '<< /Fields [11 0 R] >>', 11: `<< /FT /Tx /T (nom) /AA << /K ${script} >> >>` },
      catalogue: '/AcroForm 10 0 R',
    },
    '/JavaScript',
    'pdf-actions-removed',
  ],
  [
    'a script after another action',
    { objects: { 10: `[${script}]` }, catalogue: '/OpenAction << /S /Named /N /NextPage /Next 10 0 R >>' },
    '/JavaScript',
    'pdf-actions-removed',
  ],
  [
    'a script in an address',
    action('/S /URI /URI (javascript:alert\\(1\\))'),
    'javascript:',
    'pdf-actions-removed',
  ],
  ['a program to launch', action('/S /Launch /F (calc.exe)'), '/Launch', 'pdf-actions-removed'],
  ['a form to send', action('/S /SubmitForm /F (https://example.org)'), '/SubmitForm', 'pdf-actions-removed'],
  ['data to import', action('/S /ImportData /F (a.fdf)'), '/ImportData', 'pdf-actions-removed'],
  [
    'a way into another file',
    action('/S /GoToR /F (autre.pdf) /D [0 /Fit]'),
    '/GoToR',
    'pdf-actions-removed',
  ],
  [
    'a way into an attached file',
    action('/S /GoToE /D [0 /Fit] /T << /R /C /N (a) >>'),
    '/GoToE',
    'pdf-actions-removed',
  ],
  ['a film to play', action('/S /Rendition /OP 0'), '/Rendition', 'pdf-media-removed'],
  [
    'attached files by name',
    {
      objects: { 10: '<< /Names [(a.txt) 11 0 R] >>', 11: file, 12: embedded },
      catalogue: '/Names << /EmbeddedFiles 10 0 R >>',
    },
    '/EmbeddedFile',
    'pdf-attachments-removed',
  ],
  [
    'associated files',
    { objects: { 11: file, 12: embedded }, catalogue: '/AF [11 0 R]' },
    '/EmbeddedFile',
    'pdf-attachments-removed',
  ],
  [
    'a file attached to a page',
    {
      objects: { 11: file, 12: embedded },
      page: `/Annots [${annotation('/Subtype /FileAttachment /FS 11 0 R')}]`,
    },
    '/EmbeddedFile',
    'pdf-attachments-removed',
  ],
  [
    'a sound',
    {
      objects: { 12: streamOf('/R 8000', 'xxxx') },
      page: `/Annots [${annotation('/Subtype /Sound /Sound 12 0 R')}]`,
    },
    '/Sound',
    'pdf-media-removed',
  ],
  [
    'a film',
    {
      page: `/Annots [${annotation('/Subtype /Movie /Movie << /F (a.avi) >> /A << /ShowControls true >>')}]`,
    },
    '/Movie',
    'pdf-media-removed',
  ],
  [
    'a rich medium',
    {
      objects: drawn,
      page: `/Annots [${annotation('/Subtype /RichMedia /RichMediaContent << >> /AP << /N 15 0 R >>')}]`,
    },
    '/RichMedia',
    'pdf-media-removed',
  ],
  [
    'an XFA form',
    {
      objects: { 10: '<< /Fields [] /XFA [(template) 11 0 R] >>', 11: streamOf('', '<xdp:xdp/>') },
      catalogue: '/AcroForm 10 0 R',
    },
    '/XFA',
    'pdf-xfa-removed',
  ],
  [
    'a portfolio of no files',
    { catalogue: '/Collection << /View /D >>' },
    '/Collection',
    'pdf-attachments-removed',
  ],
]

test.each(cases)('%s is taken out and told', async (_, paper, gone, code) => {
  const bytes = handWritten(paper)
  expect(await toldObjects(bytes)).toContain(gone)

  const report = await examine(bytes)

  expect(codesOf(report)).toEqual([code])
  expect(await toldObjects(filedOf(report))).not.toContain(gone)
  expect(await checked(filedOf(report))).toBe(0)
})

const embeddedElsewhere = { 11: embedded }
const hidden: [name: string, paper: HandWritten, gone: string][] = [
  [
    'as if it had a parent',
    { catalogue: '/OpenAction << /S /JavaScript /JS (x) /P 2 0 R >>' },
    '/JavaScript',
  ],
  ['under a foreign type', { catalogue: '/OpenAction << /Type /X /S /JavaScript /JS (x) >>' }, '/JavaScript'],
  [
    'in a stream',
    { objects: { 10: streamOf('/S /JavaScript /JS (x)', 'x') }, catalogue: '/OpenAction 10 0 R' },
    '/JavaScript',
  ],
  [
    'in a tree of names of a foreign type',
    {
      objects: { 10: '<< /Type /X /Names [(a) << /Type /Y /S /JavaScript /JS (x) >>] >>' },
      catalogue: '/Names << /JavaScript 10 0 R >>',
    },
    '/JavaScript',
  ],
  ['without a name', { catalogue: '/OpenAction << /JS (x) >>' }, '/JS'],
  ['in an address with a tabulator', action('/S /URI /URI (java\\tscript:x)'), 'script:'],
  ['in the base of addresses', { catalogue: '/URI << /Base (javascript:x) >>' }, 'javascript:'],
  ['as a requirement', { catalogue: '/Requirements [<< /S /EnableJavaScripts >>]' }, 'JavaScript'],
  [
    'in a model that is not on a page',
    {
      objects: { 10: streamOf('/Type /3D /Subtype /U3D /OnInstantiate 11 0 R', 'x'), 11: streamOf('', 'x') },
      catalogue: '/Models [10 0 R]',
    },
    '/OnInstantiate',
  ],
  ['as a thread of another file', action('/S /Thread /F (autre.pdf) /D 0'), '/Thread'],
  [
    'as a file of a private entry',
    { objects: embeddedElsewhere, catalogue: '/PieceInfo << /A << /Private 11 0 R >> >>' },
    '/EmbeddedFile',
  ],
  [
    'as a file under a name of its own',
    { objects: embeddedElsewhere, catalogue: '/X << /Type /Filespec /EF << /X 11 0 R >> >>' },
    '/EmbeddedFile',
  ],
  [
    'as a related file',
    { objects: embeddedElsewhere, catalogue: '/X << /Type /Filespec /RF << /F [(a) 11 0 R] >> >>' },
    '/EmbeddedFile',
  ],
  [
    'as a picture that another file draws',
    {
      objects: {
        10: streamOf('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (a.pdf) /Page 0 >>', 'q Q'),
      },
      catalogue: '/X 10 0 R',
    },
    '/Ref',
  ],
  [
    'as data that lie elsewhere',
    { objects: { 10: streamOf('/F (http://example.org/x)', 'x') }, catalogue: '/X 10 0 R' },
    'example.org',
  ],
]

test.each(hidden)('what acts is found %s', async (_, paper, gone) => {
  const bytes = handWritten(paper)
  expect(await toldObjects(bytes)).toContain(gone)

  const report = await examine(bytes)

  expect(codesOf(report).join(' ')).toMatch(/^pdf-(?:actions|attachments|media)-removed$/)
  expect(await toldObjects(filedOf(report))).not.toContain(gone)
  expect(await checked(filedOf(report))).toBe(0)
})

test('an element of the structure may be called like an action', async () => {
  const bytes = handWritten({
    objects: {
      10: '<< /Type /StructTreeRoot /K 11 0 R >>',
      11: '<< /Type /StructElem /S /Sound /P 10 0 R >>',
    },
    catalogue: '/StructTreeRoot 10 0 R',
  })

  expect(codesOf(await examine(bytes))).toEqual([])
})

test('scripts in object streams are taken out as well', async () => {
  const page = `/Annots [${annotation(`/Subtype /Link /A ${script}`)}]`
  const bytes = await packed(handWritten({ objects: { 10: script }, catalogue: '/OpenAction 10 0 R', page }))

  const report = await examine(bytes)

  expect(codesOf(report)).toEqual(['pdf-actions-removed'])
  expect(await toldObjects(filedOf(report))).not.toContain('/JavaScript')
})

test('what is drawn of a film stays on the page', async () => {
  const page = `/Annots [${annotation('/Subtype /Screen /AP << /N 15 0 R >>')}]`
  const report = await examine(handWritten({ objects: drawn, page, content: '' }))

  expect(codesOf(report)).toEqual(['pdf-media-removed'])
  expect((await examine(filedOf(report))).notes).toEqual([])
})

test('resources that are named like what is dangerous are left alone', async () => {
  const fonts = ['F1', 'AA', 'JS', 'EF', 'AF', 'JavaScript', 'XFA'].map((name) => `/${name} 5 0 R`).join(' ')
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << ${fonts} >> >> >>`
  const bytes = handWritten({ objects: { 3: page } })

  expect(codesOf(await examine(bytes))).toEqual([])
})

test('links, bookmarks and harmless actions are left alone', async () => {
  const bytes = handWritten({
    catalogue: '/OpenAction [3 0 R /Fit]',
    page: `/Annots [${annotation('/Subtype /Link /A << /S /URI /URI (https://example.org) >>')}]`,
  })
  const report = await examine(bytes)

  expect(report.notes).toEqual([])
  expect(Buffer.compare(filedOf(report), bytes)).toBe(0)
})
