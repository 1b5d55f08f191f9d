import type { EncryptedColumn } from '../crypto/reencrypt.ts'
import { totpOwner } from './second-factor/second-factor.ts'
import { signingKeyOwner } from './signing-keys/signing-keys.ts'

/** Every column that the vault encrypts, for a rotation of ENCRYPTION_KEYS. */
export const encryptedColumns: readonly EncryptedColumn[] = [
  { table: 'signing_keys', id: 'kid', column: 'private_key', ownerOf: signingKeyOwner },
  { table: 'totp_factors', id: 'user_id', column: 'secret', ownerOf: totpOwner },
]
