// npm run secrets: a fresh value for every secret that a deployment must give, as lines of an environment file.
import { generateSigningKey } from '../src/auth/tokens.ts'
import { runScript } from './script.ts'

await runScript(async () => `AUTH_SIGNING_KEY='${await generateSigningKey()}'`)
