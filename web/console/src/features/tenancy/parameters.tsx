import { Time, useLocale } from '@acquaint/kit';
import type { SettingRow } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { useChangeSetting, useSettings } from './api.ts';

/** What this house decided for itself, each with what it means and where its value comes from. */
export function Parameters(): ReactElement {
  const { t } = useLocale();
  const settings = useSettings();
  return (
    <Section title={t('settings.parameters')}>
      <Answer query={settings} bones={<Bones rows={8} height={56} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t('setting.none')} />
          ) : (
            <ul className="parameters">
              {rows.map((row) => (
                <Parameter key={row.key} setting={row} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

function Parameter({ setting }: { setting: SettingRow }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  return (
    <li>
      <div>
        <h3>{setting.title}</h3>
        <p className="quiet">{setting.says}</p>
        <p className="quiet small">
          {word('setting.source', setting.source)}
          {setting.updated_at && (
            <>
              {' · '}
              <Time at={setting.updated_at} />
            </>
          )}
        </p>
      </div>
      {changing ? (
        <ParameterForm setting={setting} onDone={() => setChanging(false)} />
      ) : (
        <div className="row">
          <strong>
            <Shown setting={setting} />
          </strong>
          {may('tenancy.settings_write') && (
            <Button look="quiet" onClick={() => setChanging(true)}>
              {t('setting.change')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Shown({ setting }: { setting: SettingRow }): ReactElement {
  const { t, has, format } = useLocale();
  const { value, unit } = setting;
  if (typeof value === 'boolean') return <>{value ? t('setting.on') : t('setting.off')}</>;
  if (typeof value === 'number') {
    const counted = `unit.${unit}`;
    return <>{has(counted) ? t(counted, { value }) : [format.number(value), unit].filter(Boolean).join(' ')}</>;
  }
  return <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>;
}

function ParameterForm({ setting, onDone }: { setting: SettingRow; onDone: () => void }): ReactElement {
  const { t } = useLocale();
  const change = useChangeSetting();
  const give = (value: unknown) => change.mutate({ key: setting.key, value }, { onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give(parsed(String(new FormData(event.currentTarget).get('value') ?? ''), setting.value));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="row">
        {typeof setting.value === 'boolean' ? (
          <Button look="primary" busy={change.isPending} onClick={() => give(!setting.value)}>
            {setting.value ? t('setting.turn_off') : t('setting.turn_on')}
          </Button>
        ) : (
          <>
            <TextInput
              name="value"
              aria-label={setting.title}
              defaultValue={typeof setting.value === 'string' ? setting.value : JSON.stringify(setting.value)}
              autoFocus
            />
            <Button type="submit" look="primary" busy={change.isPending}>
              {t('setting.save')}
            </Button>
          </>
        )}
        <Button look="quiet" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
      <ProblemNote error={change.error} />
    </form>
  );
}

/** Keeps the kind of the value: figures stay figures, lists stay lists; the server judges the rest. */
function parsed(text: string, current: unknown): unknown {
  if (typeof current === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
