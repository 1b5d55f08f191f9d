import { SingleBar } from 'cli-progress'

/** Shows the progress of long work. */
export interface Progress {
  start(total: number, title: string): void
  step(done: number, title?: string): void
  stop(): void
}

/** Shows a bar on a terminal. Elsewhere, prints a line when the title changes. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) {
    let last: string | undefined
    const print = (title: string | undefined) => {
      if (title && title !== last) stream.write(`${title} …\n`)
      last = title ?? last
    }
    return { start: (_total, title) => print(title), step: (_done, title) => print(title), stop: () => {} }
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
