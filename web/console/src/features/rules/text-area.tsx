import { useLocale } from '@acquaint/kit';
import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react';
import { useRuleWords } from './api.ts';
import { type Completion, completionAt } from './completion.ts';

type TextAreaProps = { text: string; onText: (text: string) => void; faultLine: number | null };
type Offered = Completion & { picked: number };

/** Lines are numbered; the one with the fault is marked. What may follow at the caret is offered under it. */
export function TextArea({ text, onText, faultLine }: TextAreaProps): ReactElement {
  const { t } = useLocale();
  const gutter = useRef<HTMLOListElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const words = useRuleWords().data ?? [];
  const [offered, setOffered] = useState<Offered | null>(null);
  const caret = useRef<number | null>(null);
  const list = useId();
  const lines = text.split('\n');

  useLayoutEffect(() => {
    if (caret.current !== null && area.current?.value === text)
      area.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const offer = (written: string, at: number) => {
    const found = completionAt(written, at, words);
    setOffered(found && { ...found, picked: 0 });
  };
  const take = (at: number) => {
    const word = offered?.options[at]?.word;
    const node = area.current;
    if (!offered || word === undefined || !node) return;
    caret.current = offered.from + word.length;
    onText(`${text.slice(0, offered.from)}${word}${text.slice(node.selectionEnd)}`);
    setOffered(null);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!offered) return;
    const { options, picked } = offered;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setOffered({ ...offered, picked: (picked + step + options.length) % options.length });
    else if (event.key === 'Enter' || event.key === 'Tab') take(picked);
    else if (event.key === 'Escape') setOffered(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="rule-text ltr">
      <ol ref={gutter} aria-hidden="true">
        {lines.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <li key={at} className="rule-number" data-fault={at + 1 === faultLine || undefined}>
            {at + 1}
          </li>
        ))}
      </ol>
      <div className="rule-typed">
        <textarea
          ref={area}
          value={text}
          spellCheck={false}
          wrap="off"
          lang="en"
          rows={Math.min(36, Math.max(14, lines.length + 1))}
          aria-label={t('rules.text')}
          aria-autocomplete="list"
          aria-controls={offered ? list : undefined}
          aria-activedescendant={offered ? `${list}-${offered.picked}` : undefined}
          onChange={(event) => {
            onText(event.currentTarget.value);
            offer(event.currentTarget.value, event.currentTarget.selectionEnd);
          }}
          onKeyDown={onKey}
          onBlur={() => setOffered(null)}
          onClick={() => setOffered(null)}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
            setOffered(null);
          }}
        />
        {offered && <Options id={list} text={text} offered={offered} onTake={take} scrolled={area.current} />}
      </div>
    </div>
  );
}

type OptionsProps = {
  id: string;
  text: string;
  offered: Offered;
  onTake: (at: number) => void;
  scrolled: HTMLTextAreaElement | null;
};

function Options({ id, text, offered, onTake, scrolled }: OptionsProps): ReactElement {
  const { t } = useLocale();
  const before = text.slice(0, offered.from).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const style = {
    top: `calc(var(--s2) + ${before.length * 20}px - ${scrolled?.scrollTop ?? 0}px)`,
    left: `min(calc(var(--s3) + ${column}ch - ${scrolled?.scrollLeft ?? 0}px), 100% - 240px)`,
  };
  return (
    <div id={id} className="rule-offered" role="listbox" aria-label={t('rules.words')} style={style}>
      {offered.options.map((one, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken where one types.
        <div
          key={one.word}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === offered.picked}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
        >
          <bdi>{one.word}</bdi> <small>{one.type}</small>
        </div>
      ))}
    </div>
  );
}
