import { defineRoute, PageQuery } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { declaredPermissions } from '../contributions.ts';
import { createPreparedStaff, prepareLogin } from '../operations/create-staff.ts';
import { listStaffRows } from '../operations/list-rows.ts';
import { disableStaff, enableStaff } from '../operations/set-staff-status.ts';
import { permissionsOf } from '../policy.ts';
import { NewStaff, PermissionTable, ROLES, StaffCreated, StaffPage, StaffParams, StaffRow } from '../schema.ts';
import { may } from './access.ts';

export const staffRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/staff',
    tag: 'staff',
    summary: 'People who work here, newest first',
    access: may('tenancy.staff_read'),
    query: PageQuery,
    returns: StaffPage,
    read: (db, { query }) => listStaffRows(db, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/staff',
    tag: 'staff',
    summary: 'Add a person; password and second factor are shown once',
    access: may('tenancy.staff_write'),
    body: NewStaff,
    returns: StaffCreated,
    status: 201,
    replay: false,
    perform: async (ctx, { body }) => {
      const login = await prepareLogin(body.email);
      const made = await ctx.database.write(ctx, (tx) => createPreparedStaff(tx, body, login));
      const row = { ...body, id: made.staffId, status: 'active', lastSeenAt: null, secondFactor: true };
      return { ...row, temporaryPassword: made.password, totpUri: made.totpUri };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/staff/:id/disable',
    tag: 'staff',
    summary: 'Disable a login and end its sessions',
    access: may('tenancy.staff_write'),
    params: StaffParams,
    returns: StaffRow,
    write: (tx, { params }) => disableStaff(tx, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/staff/:id/enable',
    tag: 'staff',
    summary: 'Let a disabled login sign in again',
    access: may('tenancy.staff_write'),
    params: StaffParams,
    returns: StaffRow,
    write: (tx, { params }) => enableStaff(tx, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/permissions',
    tag: 'staff',
    summary: 'Roles and what each may do',
    access: may('tenancy.staff_read'),
    returns: PermissionTable,
    read: async (db, { exchange }) => {
      const locale = pickLocale(exchange.language);
      const permissions = declaredPermissions(db);
      const names = permissions.map((permission) => permission.name);
      const roles = ROLES.map((code) => {
        const held = [...permissionsOf([code], names)].sort();
        return { code, title: say(locale, `role.${code}`), permissions: held };
      });
      return { roles, permissions: [...permissions] };
    },
  }),
];
