/** Usage lines as rows: what stands behind two spaces explains a line, and comes in one column. */
export function usageRows(usage: readonly string[]): readonly string[] {
  const parts = usage.map((line) => line.split(/ {2}(.*)/s));
  const width = Math.max(...parts.map(([form = '', about]) => (about === undefined ? 0 : form.length)));
  return parts.map(([form = '', about]) => (about === undefined ? `  ${form}` : `  ${form.padEnd(width)}  ${about}`));
}

/** What a command says that was not understood. */
export const usageText = (usage: readonly string[]): string => ['usage:', ...usageRows(usage)].join('\n');
