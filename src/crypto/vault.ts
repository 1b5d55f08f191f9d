import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Keeps secrets that the database must not be able to read, and hashes those that nobody must. */
export interface Vault {
  /** AES-256-GCM. `owner` says whose it is and what: moved to anybody else, it does not open. */
  encrypt(plain: string, owner: string): string
  /** @throws {Error} when it was changed, moved, or encrypted with a key that is not there any more */
  decrypt(sealed: string, owner: string): string
  /** Whether it was encrypted with the key that encrypts now. */
  isCurrent(sealed: string): boolean
  /** The id of the key that encrypts now. */
  readonly currentKeyId: string
  /** A keyed hash (HMAC-SHA256); equal texts of two purposes have different ones. */
  hash(purpose: string, text: string): string
  /** 32 bytes that follow from the secret and the salt, and from nothing that the database has (HKDF, RFC 5869). */
  derive(purpose: string, secret: string, salt: string): Uint8Array
}

const algorithm = 'aes-256-gcm'

/**
 * @param keys 32 bytes each as base64url; the first encrypts, all decrypt
 * @param pepper 32 bytes as base64url
 */
export function createVault({ keys, pepper }: { keys: readonly string[]; pepper: string }): Vault {
  const byId = new Map(keys.map((key) => [keyId(key), Buffer.from(key, 'base64url')]))
  const [currentKeyId] = byId.keys() as Iterator<string> & Iterable<string>
  const pepperBytes = Buffer.from(pepper, 'base64url')
  const current = currentKeyId!
  return {
    currentKeyId: current,
    encrypt(plain, owner) {
      const iv = randomBytes(12)
      const cipher = createCipheriv(algorithm, byId.get(current)!, iv)
      cipher.setAAD(associatedData(owner, current))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [current, iv.toString('base64url'), sealed.toString('base64url')].join('.')
    },
    decrypt(sealed, owner) {
      const [id = '', iv = '', body = ''] = sealed.split('.')
      const key = byId.get(id)
      if (!key) throw new Error(`A secret is encrypted with the key ${id}, which ENCRYPTION_KEYS has not`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
      decipher.setAAD(associatedData(owner, id))
      decipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
    isCurrent: (sealed) => sealed.startsWith(`${current}.`),
    hash: (purpose, text) =>
      createHmac('sha256', pepperBytes).update(`${purpose}\0${text}`).digest('base64url'),
    derive: (purpose, secret, salt) =>
      new Uint8Array(hkdfSync('sha256', secret, pepperBytes, `${purpose}\0${salt}`, 32)),
  }
}

/** Of a key, so that nobody has to name them. */
export function keyId(key: string): string {
  return createHash('sha256').update(`byline key ${key}`).digest('hex').slice(0, 8)
}

/** Of hashes: in the same time whatever they are. */
export function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** A fresh key or pepper. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

function associatedData(owner: string, id: string): Buffer {
  return Buffer.from(`${owner}|${id}`)
}
