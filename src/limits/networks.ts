import { isIPv6 } from 'node:net'

/** What throttles count by: an IPv4 address; of IPv6 the /64, in which one client has all addresses. */
export function throttledNetwork(address: string): string {
  const plain = withoutMapping(address)
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain
}

/** Where somebody came from, as coarse as their provider: `203.0.113.0/24`, `2001:db8:0::/48`. */
export function coarseNetwork(address: string): string {
  const plain = withoutMapping(address)
  if (isIPv6(plain)) return `${groupsOf(plain).slice(0, 3).join(':')}::/48`
  return `${plain.split('.').slice(0, 3).join('.')}.0/24`
}

/** An IPv4 client of a socket that listens on both. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** All eight, each without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname
    .slice(1, -1)
    .split('::')
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [
    string[],
    string[],
  ]
  return tail === undefined ? first : [...first, ...Array(8 - first.length - last.length).fill('0'), ...last]
}
