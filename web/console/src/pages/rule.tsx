import { useLocale } from '@acquaint/kit';
import type { Rule } from '@acquaint/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useRule } from '../features/rules/api.ts';
import { BackTests } from '../features/rules/back-tests.tsx';
import { Change, Version } from '../features/rules/change.tsx';
import { Editor } from '../features/rules/editor.tsx';
import { Snoozes } from '../features/rules/snoozes.tsx';
import { Versions } from '../features/rules/versions.tsx';
import { Watch } from '../features/rules/watch.tsx';
import { useMay } from '../session.ts';
import { Mono } from '../ui/mono.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import '../features/rules/rules.css';

const route = getRouteApi('/rules/$code');

/** One rule: its text and what is wrong with it, what is in force, its versions. */
export function RulePage(): ReactElement {
  const { code } = route.useParams();
  const word = useWords();
  const rule = useRule(code);
  return (
    <Page
      title={word('rule', code)}
      says={
        <Link to="/rules">
          <Mono>{code}</Mono>
        </Link>
      }
    >
      <Answer query={rule} bones={<Bones rows={14} />}>
        {(found) => <Matter key={found.text} rule={found} />}
      </Answer>
    </Page>
  );
}

function Matter({ rule }: { rule: Rule }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const [text, setText] = useState(rule.text);
  return (
    <div className="rule">
      <div>
        <Section title={t('rules.text')}>
          {may('rules.write') ? (
            <Editor rule={rule} text={text} onText={setText} />
          ) : (
            <pre className="difference mono ltr" lang="en">
              {rule.text}
            </pre>
          )}
        </Section>
        <Section title={t('watch.title')}>
          <Watch rule={rule} />
        </Section>
        <Section title={t('backtest.title')}>
          <BackTests rule={rule} text={text} />
        </Section>
        <Section title={t('rules.versions')}>
          <Versions rule={rule} />
        </Section>
      </div>
      <aside>
        <Section title={t('rules.force')}>
          <p>
            <strong>{word('rules.mode', rule.mode)}</strong> · <Version version={rule.version} />
          </p>
          <p className="quiet small" lang="en" dir="ltr">
            {rule.source}
          </p>
        </Section>
        <Section title={t('rules.change')}>
          <Change rule={rule} />
        </Section>
        <Section title={t('snooze.section')}>
          <Snoozes rule={rule} />
        </Section>
      </aside>
    </div>
  );
}
