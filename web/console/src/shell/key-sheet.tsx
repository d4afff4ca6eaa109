import { useLocale } from '@acquaint/kit';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { useKeyRegistry } from './keys.tsx';

/** All keys now in force, by where they act. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const { groups, enabled, setEnabled } = useKeyRegistry();
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose} wide>
      <div className="key-sheet">
        {groups()
          .filter((group) => group.bindings.length > 0)
          .map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <dl>
                {group.bindings.map((each) => (
                  <div key={each.keys}>
                    <dt>{each.says}</dt>
                    <dd>
                      {each.keys.split(' ').map((key) => (
                        <kbd key={key} className="key">
                          {key}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <Checkbox
        label={t('keys.enabled')}
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
