/** What a `$filter` on a list of resources asks for. */
export interface ListFilter {
  readonly resourceType?: string;
  readonly resourceGroup?: string;
}

const TERM = /^(resourceType|resourceGroup) eq '([^']*)'$/i;

/** Reads `resourceType eq '…'` and `resourceGroup eq '…'`, joined by `and`; undefined where a filter asks for more than that. */
export function listFilterIn(text: string): ListFilter | undefined {
  const filter: { resourceType?: string; resourceGroup?: string } = {};
  for (const term of text.trim() === '' ? [] : text.split(/ and /i)) {
    const [, member, value] = TERM.exec(term.trim()) ?? [];
    if (member === undefined || value === undefined) return undefined;
    if (member.toLowerCase() === 'resourcetype') filter.resourceType = value;
    else filter.resourceGroup = value;
  }
  return filter;
}
