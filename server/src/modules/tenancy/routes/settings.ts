import { defineRoute } from '#platform/http';
import { pickLocale } from '#platform/i18n';
import { changeSetting, listSettings } from '../operations/settings.ts';
import { NewSetting, SettingPage, SettingParams, SettingRow } from '../schema.ts';
import { may } from './access.ts';

export const settingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/v1/settings',
    tag: 'settings',
    summary: 'What this tenant may change, with its present values',
    access: may('tenancy.settings_read'),
    returns: SettingPage,
    read: async (db, { exchange }) => ({
      data: await listSettings(db, pickLocale(exchange.language)),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/v1/settings/:key',
    tag: 'settings',
    summary: 'Change a setting within its limits',
    access: may('tenancy.settings_write'),
    params: SettingParams,
    body: NewSetting,
    returns: SettingRow,
    write: (tx, { params, body, exchange }) =>
      changeSetting(tx, { key: params.key, value: body.value }, pickLocale(exchange.language)),
  }),
];
