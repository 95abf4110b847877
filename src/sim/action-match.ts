/** The four lists of a role definition; entries are actions in which `*` stands for any characters. */
export interface Permissions {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

const compiled = new Map<string, RegExp>();

/**
 * A pattern as an anchored, case-insensitive expression: `*` spans any characters, `/` included.
 * A segment of its own, a `*` between two slashes, may also be absent: the role Managed Identity Operator says
 * `userAssignedIdentities/{star}/assign/action` and grants what ARM checks as `userAssignedIdentities/assign/action`. [E.6, G-12]
 */
function expressionOf(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\//g, '/(?:.*/)?')
    .replace(/(?<!\.)\*/g, '.*');
  const expression = new RegExp(`^${source}$`, 'i');
  compiled.set(pattern, expression);
  return expression;
}

/** Whether `pattern` of a role covers `action`. */
export function matchesAction(pattern: string, action: string): boolean {
  return expressionOf(pattern).test(action);
}

/** Whether a role grants an action: it is in the (data) actions and not in the not-(data-)actions. [E.6] */
export function grants(permissions: Permissions, action: string, plane: 'control' | 'data'): boolean {
  const [allowed, except] =
    plane === 'control'
      ? [permissions.actions, permissions.notActions]
      : [permissions.dataActions, permissions.notDataActions];
  return (
    allowed.some((pattern) => matchesAction(pattern, action)) &&
    !except.some((pattern) => matchesAction(pattern, action))
  );
}
