import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Encrypts, hashes and derives secrets with keys that are not in the database. */
export interface Vault {
  /** AES-256-GCM. @param owner names the secret and its user; decrypting for another owner fails */
  encrypt(plain: string, owner: string): Ciphertext
  /** @throws {Error} if the text was changed, belongs to another owner, or its key is missing */
  decrypt(ciphertext: Ciphertext, owner: string): string
  /** The id of the key that encrypts. It is the prefix of ciphertexts. */
  readonly currentKeyId: string
  /** A keyed hash (HMAC-SHA256). The same text has another hash for another purpose. */
  hash(purpose: string, text: string): string
  /** 32 bytes derived from the secret, the salt and the pepper (HKDF, RFC 5869). */
  derive(purpose: string, secret: string, salt: string): Uint8Array
}

/** `<key id>.<iv>.<encrypted text and tag>`, the last two in base64url. */
export type Ciphertext = string

const algorithm = 'aes-256-gcm'

/**
 * @param keys 32 bytes each, in base64url. The first one encrypts; all decrypt.
 * @param pepper 32 bytes in base64url
 */
export function createVault({ keys, pepper }: { keys: readonly string[]; pepper: string }): Vault {
  const keysById = new Map(keys.map((key) => [keyId(key), Buffer.from(key, 'base64url')]))
  const currentKeyId = keyId(keys[0]!)
  const pepperBytes = Buffer.from(pepper, 'base64url')
  return {
    currentKeyId,
    encrypt(plain, owner) {
      const iv = randomBytes(12)
      const cipher = createCipheriv(algorithm, keysById.get(currentKeyId)!, iv)
      cipher.setAAD(associatedData(owner, currentKeyId))
      const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [currentKeyId, iv.toString('base64url'), encrypted.toString('base64url')].join('.')
    },
    decrypt(ciphertext, owner) {
      const [id = '', iv = '', body = ''] = ciphertext.split('.')
      const key = keysById.get(id)
      if (!key) throw new Error(`A secret is encrypted with the key ${id}, which is not in ENCRYPTION_KEYS`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
      decipher.setAAD(associatedData(owner, id))
      decipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
    hash: (purpose, text) =>
      createHmac('sha256', pepperBytes).update(`${purpose}\0${text}`).digest('base64url'),
    derive: (purpose, secret, salt) =>
      new Uint8Array(hkdfSync('sha256', secret, pepperBytes, `${purpose}\0${salt}`, 32)),
  }
}

/** An id computed from the key, so that operators need not name keys. */
export function keyId(key: string): string {
  return createHash('sha256').update(`byline key ${key}`).digest('hex').slice(0, 8)
}

/** Compares hashes in constant time. */
export function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** A new key or pepper. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

function associatedData(owner: string, id: string): Buffer {
  return Buffer.from(`${owner}|${id}`)
}
