import type { WriteStream } from 'node:tty'
import cliProgress from 'cli-progress'
import type { Milestone, Progress } from '../index.ts'
import { barLine, barLines, followText } from './progressText.ts'
import type { Texts } from './texts/languages.ts'

export interface ProgressView {
  send(lines: number): void
  endSending(): void
  follow(progress: Progress, until: Milestone): void
  end(): void
}

/** Bars where a person looks on; now and then a plain line where a file or another program does. */
export function makeProgressView(stream: WriteStream, texts: Texts): ProgressView {
  return stream.isTTY ? makeBars(stream, texts) : makePlainLines(stream, texts)
}

const plainEveryMs = 10_000

/** A line when something is new, but not all the time. */
function plainLines(stream: WriteStream): { tell(line: string): void; end(): void } {
  let last = ''
  let lastMs = -Infinity
  let pending = ''
  const write = (line: string): void => {
    if (line === last || line === '') return
    stream.write(`${line}\n`)
    last = line
    lastMs = performance.now()
    pending = ''
  }
  const tell = (line: string): void => {
    pending = line
    if (performance.now() - lastMs >= plainEveryMs) write(line)
  }
  return { tell, end: () => write(pending) }
}

function makePlainLines(stream: WriteStream, texts: Texts): ProgressView {
  const lines = plainLines(stream)
  return {
    send: (count) => lines.tell(texts.push.sending(texts.lines(count))),
    endSending: () => lines.end(),
    follow: (progress, until) => lines.tell(followText(progress, until, texts)),
    end: () => lines.end(),
  }
}

const shared = { hideCursor: true, fps: 8, linewrap: false, gracefulExit: false, forceRedraw: true }

function makeBars(stream: WriteStream, texts: Texts): ProgressView {
  let sentLines = 0
  let lines: string[] = []
  const sending = new cliProgress.SingleBar({
    ...shared,
    stream,
    clearOnComplete: true,
    format: () => texts.push.sending(texts.lines(sentLines)),
  })
  const following = new cliProgress.MultiBar({
    ...shared,
    stream,
    format: (_options, _params, { index }: { index: number }) => lines[index] ?? '',
  })
  return {
    send(count) {
      sentLines = count
      if (!sending.isActive) sending.start(1, 0)
    },
    endSending: () => sending.stop(),
    follow(progress, until) {
      const isFirst = lines.length === 0
      lines = barLines(progress, until, stream.columns || 80, texts)
      if (isFirst) lines.forEach((_line, index) => following.create(1, 0, { index }))
    },
    end() {
      if (lines.length > 0) following.stop()
    },
  }
}

export interface CountView {
  tell(done: number): void
  end(): void
}

/** One bar, for files that are sent one after the other. */
export function makeCountView(stream: WriteStream, all: number, texts: Texts): CountView {
  const text = (done: number): string => texts.documents.uploading(texts.number(done), texts.number(all))
  if (!stream.isTTY) {
    const lines = plainLines(stream)
    return { tell: (done) => lines.tell(text(done)), end: () => lines.end() }
  }
  let done = 0
  const bar = new cliProgress.SingleBar({
    ...shared,
    stream,
    clearOnComplete: true,
    format: () => barLine(text(done), done / all, stream.columns || 80),
  })
  bar.start(all, 0)
  return { tell: (count) => void (done = count), end: () => bar.stop() }
}
