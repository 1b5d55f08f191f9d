import { SingleBar } from 'cli-progress'

/** Shows how far long work has come. */
export interface Progress {
  start(total: number, title: string): void
  step(done: number, title?: string): void
  stop(): void
}

/** A bar on a terminal, a line per change of title elsewhere; nothing for work of less than a second. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) {
    let last: string | undefined
    const say = (title: string | undefined) => {
      if (title && title !== last) stream.write(`${title} …\n`)
      last = title ?? last
    }
    return { start: (_total, title) => say(title), step: (_done, title) => say(title), stop: () => {} }
  }
  const bar = new SingleBar({
    stream,
    format: '  {bar} {percentage}%  {title}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: true,
  })
  return {
    start: (total, title) => bar.start(total, 0, { title }),
    step: (done, title) => bar.update(done, title ? { title } : undefined),
    stop: () => bar.stop(),
  }
}
