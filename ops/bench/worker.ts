import type { AddressInfo, Server } from 'node:net'

/** The resources that a benchmarked server used. */
export interface Usage {
  /** Microseconds of CPU since it started. */
  cpu: number
  /** Bytes. */
  rss: number
}

/** Sends the port to the benchmark, and the usage each time it asks. */
export function report(server: Server): void {
  process.send!({ port: (server.address() as AddressInfo).port })
  process.on('disconnect', () => process.exit()) // Ends with the benchmark.
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!({ cpu: user + system, rss: process.memoryUsage.rss() } satisfies Usage)
  })
}
