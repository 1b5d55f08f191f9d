import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks on the terminal for a line that is not displayed while it is typed. */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 })
  try {
    return await new Promise((resolve, reject) => {
      terminal.once('line', resolve)
      terminal.once('close', () => reject(new Error('Cancelled. Nothing was changed'))) // Ctrl-C, Ctrl-D
    })
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

/** Reads the first line of standard input that is not a terminal; null if the input is empty. */
export async function readFirstLine(): Promise<string | null> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return null
}
