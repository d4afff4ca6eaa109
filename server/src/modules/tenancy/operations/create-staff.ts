import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { sealForRegion } from '#platform/vault';
import { hashPassword, randomPassword } from '../credentials/password.ts';
import { newTotpSecret, totpUri } from '../credentials/totp.ts';
import { emailTaken, passwordWeak, rolesConflict } from '../errors.ts';
import { conflictOf, weaknessOf } from '../policy.ts';
import type { Role, StaffId } from '../schema.ts';
import { insertCredential, insertStaff } from '../store/index.ts';
import { totpPlace } from './totp-place.ts';

export type NewStaff = { name: string; email: string; roles: readonly Role[]; password?: string };
export type StaffCredentials = {
  staffId: StaffId;
  email: string;
  password: string;
  totpSecret: string;
  totpUri: string;
};
/** What a login needs and takes long to make: hash it before the transaction where one is waiting on you. */
export type PreparedLogin = { password: string; passwordHash: string };

export async function prepareLogin(email: string, password: string = randomPassword()): Promise<PreparedLogin> {
  const weakness = weaknessOf(password, email);
  if (weakness) throw passwordWeak(weakness);
  return { password, passwordHash: await hashPassword(password) };
}

/** Adds a person with a password to be changed and a second factor; both are returned here and never again. */
export async function createStaff(tx: Tx, input: NewStaff): Promise<StaffCredentials> {
  const email = input.email.trim().toLowerCase();
  return createPreparedStaff(tx, { ...input, email }, await prepareLogin(email, input.password));
}

export async function createPreparedStaff(tx: Tx, input: NewStaff, login: PreparedLogin): Promise<StaffCredentials> {
  const conflict = conflictOf(input.roles);
  if (conflict) throw rolesConflict(...conflict);

  const staffId = newId('stf');
  const roles = [...new Set(input.roles)];
  const added = await insertStaff(tx, { id: staffId, name: input.name, email: input.email, roles });
  if (!added) throw emailTaken();

  const totpSecret = newTotpSecret();
  const sealed = await sealForRegion(tx, totpPlace(tx.tenantId, staffId), totpSecret);
  const { passwordHash } = login;
  await insertCredential(tx, staffId, { passwordHash, passwordTemporary: true, totpSecret: sealed });
  await record(tx, { action: 'staff.created', subject: { prefix: 'stf', id: staffId }, after: { roles } });
  return {
    staffId,
    email: input.email,
    password: login.password,
    totpSecret,
    totpUri: totpUri(totpSecret, input.email),
  };
}
