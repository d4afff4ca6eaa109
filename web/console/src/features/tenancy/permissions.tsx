import { Ring, useLocale } from '@acquaint/kit';
import type { PermissionTable } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Section } from '../../ui/page.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { usePermissions } from './api.ts';

/** Which role may do what: generated from what the routes declare. */
export function Permissions(): ReactElement {
  const { t } = useLocale();
  const permissions = usePermissions();
  return (
    <Section title={t('settings.permissions')}>
      <Answer query={permissions} bones={<Bones rows={14} />}>
        {(found) => <Grid table={found} />}
      </Answer>
    </Section>
  );
}

function Grid({ table }: { table: PermissionTable }): ReactElement {
  const { t, has } = useLocale();
  const word = useWords();
  return (
    <Scroller className="table-frame" label={t('settings.permissions')}>
      <table className="table grants" aria-label={t('settings.permissions')}>
        <thead>
          <tr>
            <th scope="col">{t('permission.name')}</th>
            {table.roles.map((role) => (
              <th key={role.code} scope="col">
                {word('role', role.code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.permissions.map((permission) => (
            <tr key={permission.name}>
              <th scope="row">
                {has(`permission.${permission.name}`) ? t(`permission.${permission.name}`) : permission.says}{' '}
                <span className="mono quiet small">{permission.name}</span>
              </th>
              {table.roles.map((role) => {
                const granted = role.permissions.includes(permission.name);
                return (
                  <td key={role.code}>
                    <Ring value={granted ? 1 : null} size={14} label={granted ? t('yes') : t('no')} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
