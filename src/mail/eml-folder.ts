import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deliver } from './queue.ts'
import { automatic } from './smtp.ts'

const maxKept = 200

/** Messages as files that mail programs open, the newest 200. They hold links that let in: nobody else may read them. */
export function createOutbox(folder: string, from: string): Deliver {
  return async ({ to, subject, text }) => {
    const { createTransport } = await import('nodemailer')
    const composer = createTransport({ streamTransport: true, buffer: true })
    const mail = { from, to: { name: '', address: to }, subject, text, headers: automatic }
    const { message } = await composer.sendMail(mail)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeFile(join(folder, fileName(new Date())), message, { mode: 0o600, flag: 'wx' })
    await removeOldest(folder)
  }
}

/** Sorted by name they are sorted by time; no colon, which Windows does not take. */
function fileName(time: Date): string {
  return `${time.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}.eml`
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()
  for (const name of names.slice(0, -maxKept)) await rm(join(folder, name), { force: true })
}
