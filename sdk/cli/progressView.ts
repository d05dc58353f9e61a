import type { WriteStream } from 'node:tty'
import cliProgress from 'cli-progress'
import type { Milestone, Progress } from '../index.ts'
import { barLines, followText } from './progressText.ts'
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

function makePlainLines(stream: WriteStream, texts: Texts): ProgressView {
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
  return {
    send: (lines) => tell(texts.push.sending(texts.lines(lines))),
    endSending: () => write(pending),
    follow: (progress, until) => tell(followText(progress, until, texts)),
    end: () => write(pending),
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
