import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Me'

export const mfa = [
  endpoint('GET /me/mfa', {
    tag,
    summary: 'Get your MFA status',
    description: 'Gets the state of your MFA.',
    document: graphql(`query V2GetMfa { viewer { answer: mfa { totp backupCodesLeft } } }`),
    example: { as: 'reader' },
  }),
  endpoint('POST /me/mfa/totp', {
    tag,
    summary: 'Start the setup of an authenticator app',
    description:
      'Starts the setup of an authenticator app. Complete it with `POST /me/mfa/totp/confirm`. An unfinished setup is replaced. Fails with `CONFLICT` if an app is already set up. Requires recent authentication.',
    document: graphql(`mutation V2StartTotp { answer: startTotp { secret uri qrCode } }`),
    example: { as: 'reader' },
  }),
  endpoint('POST /me/mfa/totp/confirm', {
    tag,
    summary: 'Complete the setup of an authenticator app',
    document: graphql(`
      mutation V2ConfirmTotp($code: String!) { answer: confirmTotp(code: $code) { backupCodes } }
    `),
    example: { as: 'reader', variables: { code: '123456' } },
  }),
  endpoint('DELETE /me/mfa/totp', {
    tag,
    summary: 'Remove your authenticator app',
    status: 204,
    takesBody: true,
    document: graphql(`mutation V2RemoveTotp($code: String) { removeTotp(code: $code) }`),
    example: { as: 'reader', variables: { code: '123456' } },
  }),
  endpoint('POST /me/mfa/backup-codes', {
    tag,
    summary: 'Create new backup codes',
    document: graphql(`
      mutation V2RemakeBackupCodes($code: String) { answer: remakeBackupCodes(code: $code) { backupCodes } }
    `),
    example: { as: 'reader', variables: { code: '123456' } },
  }),
]
