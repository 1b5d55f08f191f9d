import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'

/** What is measured, to be read by Prometheus on a port of its own. */
export interface Telemetry {
  /** Of what is deprecated: `byline_deprecated_calls_total{version,endpoint}`. Who called stands in the table alone. */
  countDeprecated(call: { version: string; endpoint: string }): void
  /** Opens the port, once the server listens. Without it the server works as well. */
  listen(): Promise<void>
  close(): Promise<void>
}

export function createTelemetry({ host, port }: Config['metrics'], log: Logger): Telemetry {
  const exporter = new PrometheusExporter({ host, port: port ?? 0, preventServerStart: true })
  const provider = new MeterProvider({ readers: [exporter] })
  const deprecatedCalls = provider
    .getMeter('byline')
    .createCounter('byline.deprecated.calls', { description: 'Calls of deprecated endpoints and fields.' })
  return {
    countDeprecated: ({ version, endpoint }) => deprecatedCalls.add(1, { version, endpoint }),
    async listen() {
      if (port === null) return
      try {
        await exporter.startServer()
      } catch (err) {
        log.warn({ err, port }, 'metrics cannot be read: their port is taken; set METRICS_PORT to another')
      }
    },
    close: () => provider.shutdown(),
  }
}
