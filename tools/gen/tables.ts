// The guides' tables of what modules declare. Pipes and line ends would break a row, so they are escaped.

export type Declared = {
  name: string;
  permissions?: readonly { name: string; says: string }[];
  events?: readonly { type: string; says: string }[];
  auditActions?: readonly { action: string; says: string }[];
};

/** What a role may do: the names it holds of those declared. */
export type Grant = { role: string; permissions: ReadonlySet<string> };

const WRITTEN = '<!-- Written by npm run gen; edit the declarations in the modules instead. -->';

/** Each permission with its sentence, the roles that hold it and the operations that ask for it. */
export function permissionsGuide(modules: readonly Declared[], grants: readonly Grant[], paths: unknown): string {
  const asked = operationsByPermission(paths);
  const rows = modules.flatMap((module) =>
    (module.permissions ?? []).map(({ name, says }) => [
      `\`${name}\``,
      says,
      grants
        .filter((grant) => grant.permissions.has(name))
        .map((grant) => grant.role)
        .join(', '),
      (asked.get(name) ?? []).map((operation) => `\`${operation}\``).join('<br>'),
    ]),
  );
  return [
    '# Permissions',
    WRITTEN,
    'A route declares the one permission it asks for; a role holds permissions; an API key holds those of its scopes. What nobody declared does not exist.',
    tableOf(['Permission', 'Allows to', 'Roles', 'Asked for by'], rows),
  ].join('\n\n');
}

/** Each event that others may react to or receive, and each action that the log knows. */
export function eventsGuide(modules: readonly Declared[]): string {
  const events = modules.flatMap((module) =>
    (module.events ?? []).map(({ type, says }) => [`\`${type}\``, says, module.name]),
  );
  const actions = modules.flatMap((module) =>
    (module.auditActions ?? []).map(({ action, says }) => [`\`${action}\``, says, module.name]),
  );
  return [
    '# Events and entries of the log',
    WRITTEN,
    '## Events',
    'Emitted in the transaction that makes them true, delivered after it at least once, thin: kinds and ids, no personal data.',
    tableOf(['Event', 'Says that', 'Module'], events),
    '## Entries of the log',
    'Written in the same transaction as what they tell.',
    tableOf(['Action', 'Somebody', 'Module'], actions),
  ].join('\n\n');
}

function operationsByPermission(paths: unknown): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  for (const [path, operations] of entriesOf(paths)) {
    for (const [method, operation] of entriesOf(operations)) {
      const permission = entriesOf(operation).find(([key]) => key === 'x-permission')?.[1];
      if (typeof permission !== 'string') continue;
      asked.set(permission, [...(asked.get(permission) ?? []), `${method.toUpperCase()} ${path}`]);
    }
  }
  return asked;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function tableOf(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  const sorted = rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  return `${[line(head), `|${'---|'.repeat(head.length)}`, ...sorted.map(line)].join('\n')}\n`;
}
