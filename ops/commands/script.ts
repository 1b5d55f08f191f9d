/** Runs a command and prints its result. On an error, prints only the message and sets exit code 1. */
export async function runScript(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    process.stderr.write(`${message || code || error}\n`)
    process.exitCode = 1
  }
}
