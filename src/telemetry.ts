import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'

/** Metrics for Prometheus, on their own port. */
export interface Telemetry {
  /**
   * Counts `byline_deprecated_calls_total{version,endpoint}`. The callers are only in the table
   * `deprecated_usage`.
   */
  countDeprecated(call: { version: string; endpoint: string }): void
  /**
   * Opens the port once the server listens. If the port is taken, logs a warning and goes on without metrics.
   */
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
        log.warn(
          { err, port },
          'metrics are off because their port is taken; set METRICS_PORT to another port',
        )
      }
    },
    close: () => provider.shutdown(),
  }
}
