import type { Tx } from '#platform/db';
import { record } from '#platform/record';
import { lastAdmin, ownStatus, staffUnknown } from '../errors.ts';
import type { StaffId, StaffRow } from '../schema.ts';
import { endSessionsOf, findStaff, lockActiveAdmins, setStaffStatus } from '../store/index.ts';

/** Disables a login and ends its sessions at once. Nobody disables themselves, and one administrator always stays. */
export async function disableStaff(tx: Tx, staffId: StaffId): Promise<StaffRow> {
  if (tx.actor.id === staffId) throw ownStatus();
  const admins = await lockActiveAdmins(tx);
  if (admins.includes(staffId) && admins.length === 1) throw lastAdmin();
  await endSessionsOf(tx, staffId, null);
  return setStatus(tx, staffId, 'disabled');
}

/** Lets a disabled login sign in again, with the password and second factor it had. */
export async function enableStaff(tx: Tx, staffId: StaffId): Promise<StaffRow> {
  return setStatus(tx, staffId, 'active');
}

async function setStatus(tx: Tx, staffId: StaffId, status: 'active' | 'disabled'): Promise<StaffRow> {
  const found = await findStaff(tx, staffId);
  if (!found) throw staffUnknown();
  if (found.status === status) return found;
  await setStaffStatus(tx, staffId, status);
  const action = status === 'active' ? 'staff.enabled' : 'staff.disabled';
  await record(tx, {
    action,
    subject: { prefix: 'stf', id: staffId },
    before: { status: found.status },
    after: { status },
  });
  return { ...found, status };
}
