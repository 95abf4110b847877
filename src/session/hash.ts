/** A number from 1 to 2³² for a text, the same everywhere (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) + 1;
}
