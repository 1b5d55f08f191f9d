import type { AddressInfo, Server } from 'node:net'

/** The resources that a server under test has used. */
export interface Usage {
  /** Microseconds of CPU since it started. */
  cpu: number
  /** Bytes. */
  rss: number
}

/** Sends the benchmark the port of this server, and its usage for each message it receives. */
export function report(server: Server): void {
  process.send!({ port: (server.address() as AddressInfo).port })
  process.on('disconnect', () => process.exit()) // The benchmark has ended.
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!({ cpu: user + system, rss: process.memoryUsage.rss() } satisfies Usage)
  })
}
