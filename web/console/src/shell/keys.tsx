import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

export type Binding = {
  /** One key ("a") or two in a row ("g q"). */
  keys: string;
  /** What it does, in the reader's language, for the sheet of all keys. */
  says: string;
  run: () => void;
};

export type BindingGroup = { title: string; bindings: readonly Binding[] };

type Registry = {
  add: (group: BindingGroup) => () => void;
  groups: () => BindingGroup[];
  enabled: boolean;
  setEnabled: (enabled: boolean) => void;
};

const KEPT_AS = 'acquaint.keys';
const NEXT_KEY_WITHIN_MS = 1200;

const KeysContext = createContext<Registry | null>(null);

/** Hears single keys for the page. They can be switched off, as WCAG 2.1.4 asks, and are silent while someone types. */
export function Keys({ children }: { children: ReactNode }): ReactElement {
  const groups = useRef(new Set<BindingGroup>());
  const [enabled, keepEnabled] = useState(() => localStorage.getItem(KEPT_AS) !== 'off');
  const add = useCallback((group: BindingGroup) => {
    groups.current.add(group);
    return () => void groups.current.delete(group);
  }, []);
  const setEnabled = useCallback((on: boolean) => {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
    keepEnabled(on);
  }, []);
  useEffect(() => (enabled ? listen(groups.current) : undefined), [enabled]);
  const registry = useMemo(
    () => ({ add, groups: () => [...groups.current], enabled, setEnabled }),
    [add, enabled, setEnabled],
  );
  return <KeysContext value={registry}>{children}</KeysContext>;
}

/** The keys now in force and the switch for all of them. */
export function useKeyRegistry(): Registry {
  const registry = useContext(KeysContext);
  if (!registry) throw new Error('keys are asked for outside Keys');
  return registry;
}

/** Puts keys in force while the component is shown. */
export function useKeys(title: string, bindings: readonly Binding[]): void {
  const { add } = useKeyRegistry();
  const latest = useRef(bindings);
  latest.current = bindings;
  const named = bindings.map((each) => `${each.keys}\n${each.says}`).join('\n');
  useEffect(() => {
    const held = named === '' ? [] : latest.current;
    return add({
      title,
      bindings: held.map((each, at) => ({ ...each, run: () => latest.current[at]?.run() })),
    });
  }, [add, title, named]);
}

function listen(groups: ReadonlySet<BindingGroup>): () => void {
  let before = '';
  let beforeAt = 0;
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target))
      return;
    const all = [...groups].reverse().flatMap((group) => group.bindings);
    const second = before !== '' && event.timeStamp - beforeAt <= NEXT_KEY_WITHIN_MS;
    const asked = second ? `${before} ${event.key}` : event.key;
    const found = all.find((each) => each.keys === asked);
    // Only the first key of a pair is remembered; anything else would swallow the key after it.
    before = !second && all.some((each) => each.keys.startsWith(`${event.key} `)) ? event.key : '';
    beforeAt = event.timeStamp;
    if (!found) return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

/** True while someone types or answers a dialog: their keys are theirs. */
function isBusyElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
