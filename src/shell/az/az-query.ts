import { compile, search } from '@jmespath-community/jmespath';
import type { Json } from '../../sim/json.ts';
import { AzFailure } from './az-failure.ts';

const REFERENCE = "To learn more about --query, please visit: 'https://docs.microsoft.com/cli/azure/query-azure-cli'";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** az's JMESPath takes a bare word between backticks for a string, as in [?name==`vm-web`]; the standard wants quotes in it. */
function withQuotedLiterals(query: string): string {
  return query.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`((?:\\.|[^`\\])*)`/gs, (token, literal?: string) => {
    if (literal === undefined || isJson(literal.replaceAll('\\`', '`'))) return token;
    return `\`${JSON.stringify(literal.trimStart())}\``;
  });
}

/** A text as Python shows it in a message: single quotes unless only single ones are inside. */
function pythonQuoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Refuses a query that is no JMESPath, while the line is parsed. [F.1] */
export function checkQuery(query: string): void {
  try {
    compile(withQuotedLiterals(query));
  } catch {
    throw new AzFailure(`argument --query: invalid jmespath_type value: ${pythonQuoted(query)}`, 2, {
      hints: [REFERENCE],
    });
  }
}

const WRONG_TYPE = /^Invalid type: (\w+)\(\) expected argument \d+ to be type \((.+)\) but received type null/;

/** The library's words for a null where a function wants something else, in the words of az's. */
function runtimeMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [, name, types] = WRONG_TYPE.exec(text) ?? [];
  if (name === undefined || types === undefined) return text;
  const listed = types.split(' | ').map((type) => `'${type}'`);
  const expected = (name === 'contains' ? listed.reverse() : listed).join(', ');
  return `In function ${name}(), invalid type for value: None, expected one of: [${expected}], received: "null"`;
}

/** The part of a result that `--query` chooses. Members of a projection come in the order in which the query names them. */
export function queried(result: Json, query: string): Json {
  try {
    return search(result as Parameters<typeof search>[0], withQuotedLiterals(query)) as Json;
  } catch (error) {
    const message = `Invalid jmespath query supplied for \`--query\`: ${runtimeMessage(error)}`;
    throw new AzFailure(message, 1, { hints: [REFERENCE] });
  }
}
