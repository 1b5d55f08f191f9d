// npm run secrets: generates all secrets that a deployment needs, as lines of an environment file.
import { randomSecret } from '../../src/crypto/vault.ts'
import { runScript } from './script.ts'

await runScript(async () => `ENCRYPTION_KEYS=${randomSecret()}\nAUTH_PEPPER=${randomSecret()}`)
