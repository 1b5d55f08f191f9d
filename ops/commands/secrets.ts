// npm run secrets: a fresh value for every secret that a deployment must give, as lines of an environment file.
import { randomSecret } from '../../src/crypto/vault.ts'
import { runScript } from './script.ts'

await runScript(async () => `ENCRYPTION_KEYS=${randomSecret()}\nAUTH_PEPPER=${randomSecret()}`)
