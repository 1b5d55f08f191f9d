import type { AddressInfo, Server } from 'node:net'

/** What a server under test says of itself. */
export interface Usage {
  /** Microseconds of CPU since it started. */
  cpu: number
  /** Bytes. */
  rss: number
}

/** Tells the bench where this server listens, and afterwards, whenever asked, what it used. */
export function report(server: Server): void {
  process.send!({ port: (server.address() as AddressInfo).port })
  process.on('disconnect', () => process.exit()) // Not to outlive the bench.
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!({ cpu: user + system, rss: process.memoryUsage.rss() } satisfies Usage)
  })
}
