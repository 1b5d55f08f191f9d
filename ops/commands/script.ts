/** Runs a command of package.json: prints what it answers, or its error in one line and exit code 1. */
export async function runScript(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    process.stderr.write(`${message || code || error}\n`)
    process.exitCode = 1
  }
}
