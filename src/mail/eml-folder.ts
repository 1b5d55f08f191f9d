import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deliver } from './queue.ts'
import { autoSubmitted } from './smtp.ts'

const maxFiles = 200

/**
 * Writes messages as `.eml` files, which mail programs can open, and keeps the newest 200. The messages
 * contain links with tokens, so only the owner of the process can read them.
 */
export function createEmlFolder(folder: string, from: string): Deliver {
  return async ({ to, subject, text }) => {
    const { createTransport } = await import('nodemailer')
    const composer = createTransport({ streamTransport: true, buffer: true })
    const mail = { from, to: { name: '', address: to }, subject, text, headers: autoSubmitted }
    const { message } = await composer.sendMail(mail)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeFile(join(folder, fileName(new Date())), message, { mode: 0o600, flag: 'wx' })
    await removeOldest(folder)
  }
}

/** Names sort by time. Colons are replaced, because Windows does not allow them. */
function fileName(time: Date): string {
  return `${time.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}.eml`
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  for (const name of names.slice(0, -maxFiles)) await rm(join(folder, name), { force: true })
}
