import { type AndOr, type Function as FunctionNode, forEachChild, type HereDoc, parse, type SyntaxNode } from 'unbash';

/** Which outcome of the statement before lets this one run: any, success (`&&`) or failure (`||`). */
type Condition = 'always' | 'success' | 'failure';

/** One thing for the shell to do, cut out of what was typed. */
export interface Statement {
  /** Bash source on its own, here-documents included. */
  readonly source: string;
  readonly condition: Condition;
  /** The last one of an `a && b || c` list, or one that stands alone: `set -e` looks at these. */
  readonly isListEnd: boolean;
  /** The words of a simple command without expansions, such as `exit 3`; undefined for anything else. */
  readonly words: readonly string[] | undefined;
  /** One command or pipeline: what it says on stderr comes before its result; within a loop that is not known. */
  readonly isSimple: boolean;
  /** Functions that the statement defines, by name, as source. */
  readonly functions: ReadonlyMap<string, string>;
}

/** A backslash with nothing behind it that it could join on. */
const TRAILING_BACKSLASH = /(?<!\\)((?:\\\\)*)\\$/;

function hereDocumentsIn(node: SyntaxNode): readonly HereDoc[] {
  const found: HereDoc[] = [];
  const visit = (child: SyntaxNode): void => {
    if (child.type === 'HereDoc') found.push(child);
    forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** A here-document from its first line to its delimiter; one that was never closed ends with the text. */
function bodyOf({ body, closing, delimiter }: HereDoc, text: string): string {
  if (closing) return text.slice(body.pos, closing.end);
  return `${text.slice(body.pos, body.end).replace(/\n$/, '')}\n${delimiter?.value ?? ''}`;
}

/** The text of a node; bodies of here-documents begin on the next line, outside of its range, and are fetched from there. */
function sourceOf(node: SyntaxNode, text: string): string {
  const outside = hereDocumentsIn(node).filter(({ body }) => body.pos >= node.end);
  const source = text.slice(node.pos, node.end).replace(TRAILING_BACKSLASH, '$1');
  return source + outside.map((document) => `\n${bodyOf(document, text)}`).join('');
}

function wordsOf(node: SyntaxNode): readonly string[] | undefined {
  if (node.type !== 'Command' || !node.name || node.prefix.length > 0) return undefined;
  const words = [node.name, ...node.suffix];
  return words.every((word) => word.type === 'Word') ? words.map((word) => word.value) : undefined;
}

function functionsOf(node: SyntaxNode, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (child: SyntaxNode): void => {
    if (child.type === 'Function') found.set((child as FunctionNode).name.value, sourceOf(child, text));
    else if (child.type !== 'CommandExpansion' && child.type !== 'Subshell') forEachChild(child, visit);
  };
  visit(node);
  return found;
}

interface Part {
  readonly node: SyntaxNode;
  readonly condition: Condition;
  readonly isListEnd: boolean;
}

function partsOf(list: AndOr): readonly Part[] {
  return list.commands.map((node, index) => {
    const operator = list.operators[index - 1];
    const condition = operator === undefined ? 'always' : operator === '&&' ? 'success' : 'failure';
    return { node, condition, isListEnd: index === list.commands.length - 1 };
  });
}

/**
 * What was typed, cut into statements that run one after the other: at `;`, `&&`, `||` and line ends, never inside a loop, a
 * pipeline or quotes. Comments and blank lines give none.
 */
export function statementsOf(text: string): readonly Statement[] {
  return parse(text).commands.flatMap((statement) => {
    const { command, background } = statement;
    const parts: readonly Part[] =
      command.type === 'AndOr' && !background
        ? partsOf(command)
        : [{ node: background ? statement : command, condition: 'always', isListEnd: true }];
    return parts.map(({ node, condition, isListEnd }) => ({
      source: sourceOf(node, text),
      condition,
      isListEnd,
      words: wordsOf(node),
      isSimple: node.type === 'Command' || node.type === 'Pipeline',
      functions: functionsOf(node, text),
    }));
  });
}

/** What the parser says when the text ends too early; everything else that it says is a mistake. */
const UNFINISHED = /^(unterminated|expected .* to close|expected (compound )?command|expected '(do|then)')/;

function hasOpenHereDocument(text: string): boolean {
  return hereDocumentsIn(parse(text)).some(({ closing }) => !closing);
}

/** A backslash at the end joins the next line on, unless a comment or another backslash makes it plain. */
function endsInContinuation(text: string): boolean {
  const [backslashes = ''] = /\\*$/.exec(text) ?? [];
  if (backslashes.length % 2 === 0) return false;
  return parse(`${text}\nx`).commands.length === parse(text).commands.length;
}

/**
 * Whether a shell would run the text rather than ask for another line. False for open quotes, blocks, substitutions and
 * here-documents, and after a trailing `\`, `|`, `&&` or `||`; a mistake that no further line can mend is complete.
 */
export function isComplete(text: string): boolean {
  const errors = parse(text).errors ?? [];
  if (errors.some(({ message }) => !UNFINISHED.test(message))) return true;
  return errors.length === 0 && !hasOpenHereDocument(text) && !endsInContinuation(text);
}

/** What bash says about text that it cannot read; undefined where it can. */
export function syntaxError(text: string): string | undefined {
  const messages = (parse(text).errors ?? []).map(({ message }) => message);
  const token = messages.map((message) => /^unexpected token '(.*)'$/.exec(message)?.[1]).find(Boolean);
  if (token) return `bash: syntax error near unexpected token \`${token}'`;
  if (messages.some((message) => message.includes('redirect'))) {
    return "bash: syntax error near unexpected token `newline'";
  }
  return messages.length > 0 ? 'bash: syntax error: unexpected end of file' : undefined;
}
