import { isIPv6 } from 'node:net'

/**
 * The network that throttles count by: an IPv4 address, or the /64 of an IPv6 address, which one client has
 * to itself.
 */
export function throttledNetwork(address: string): string {
  const plain = stripIpv4MappedPrefix(address)
  return isIPv6(plain) ? `${expandedGroups(plain).slice(0, 4).join(':')}::/64` : plain
}

/** The network of a provider, for users to recognize a device by: `203.0.113.0/24`, `2001:db8:0::/48`. */
export function coarseNetwork(address: string): string {
  const plain = stripIpv4MappedPrefix(address)
  if (isIPv6(plain)) return `${expandedGroups(plain).slice(0, 3).join(':')}::/48`
  return `${plain.split('.').slice(0, 3).join('.')}.0/24`
}

/** Removes the `::ffff:` prefix that dual-stack sockets add to IPv4 addresses. */
function stripIpv4MappedPrefix(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** All eight groups of an IPv6 address, without leading zeros. */
function expandedGroups(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname
    .slice(1, -1)
    .split('::')
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [
    string[],
    string[],
  ]
  return tail === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill('0'), ...last]
}
