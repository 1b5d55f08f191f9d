import type { Lifecycle } from './registry.ts'

/** With `Byline-Rehearse: sunset`, a client gets the responses that it will get after the sunset. */
export const rehearsalHeader = 'byline-rehearse'

/** The headers of every response of a deprecated version, including errors and 304. */
export function lifecycleHeaders(lifecycle: Lifecycle, publicUrl: string): Record<string, string> {
  const { deprecated, sunset, guide, successor } = lifecycle
  const links = [
    guide && `<${publicUrl}${guide}>; rel="deprecation"; type="text/html"`,
    successor && `<${publicUrl}/api/${successor}>; rel="successor-version"`,
  ].filter(Boolean)
  return {
    ...(deprecated && { deprecation: `@${Date.parse(deprecated) / 1000}` }),
    ...(sunset && { sunset: new Date(sunset).toUTCString() }),
    ...(links.length > 0 && { link: links.join(', ') }),
  }
}
