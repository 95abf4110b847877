import { CST, Lexer, Parser } from 'yaml';
import type { Problem } from './line-table.ts';

/** The reader's tokens of one file. `isWhole` is false where a limit stopped the reading. */
export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  readonly problems: readonly Problem[];
  readonly isWhole: boolean;
  /** Where each text in quotes began, and the last `[` or `{`: what is never closed is reported there. */
  readonly quotes: readonly number[];
  readonly lastFlow: number;
}

const DEEPEST = 64;
const DEEPEST_FLOW = 32;
/** More than the 20,000 nodes that a file may have can be made of. */
const MOST_MARKS = 45_000;
/** How many refused marks of one file are named. */
const MOST_NAMED = 50;

const QUOTED = new Set<CST.TokenType | null>(['single-quoted-scalar', 'double-quoted-scalar']);
const BLANK = new Set<CST.TokenType | null>(['space', 'newline', 'comment', 'doc-mode']);

const REFUSED: Partial<Record<CST.TokenType, string>> = {
  alias:
    'an unquoted text cannot begin with *: YAML takes it for an alias, which is not read here. Put the text in quotes.',
  anchor:
    'an unquoted text cannot begin with &: YAML takes it for an anchor, which is not read here. Put the text in quotes.',
  tag: 'an unquoted text cannot begin with !: YAML takes it for a tag, which is not read here. Put the text in quotes.',
};

const NO_DIRECTIVE = 'a line that begins with % is a YAML directive, which is not read here. Delete it.';

/** Looks at each lexeme on its way from the lexer to the parser. */
class Watch {
  readonly problems: Problem[] = [];
  readonly quotes: number[] = [];
  lastFlow = 0;
  #marks = 0;
  #flows = 0;
  #isContent = false;

  /** Returns what stops the reading, if this lexeme does. */
  see(lexeme: string, offset: number, depth: number): string | undefined {
    if (this.#isContent) {
      this.#isContent = false;
      return undefined;
    }
    const type = CST.tokenType(lexeme);
    if (type === 'scalar') this.#isContent = true;
    if (type === null || BLANK.has(type)) return undefined;
    this.#note(type, lexeme, offset);
    this.#marks += 1;
    if (this.#marks > MOST_MARKS) return 'the file has too many entries. Split it into several files.';
    if (depth > DEEPEST + 1) return `this is nested more than ${DEEPEST} levels deep. A course needs about ten.`;
    if (this.#flows > DEEPEST_FLOW) return `more than ${DEEPEST_FLOW} brackets are open here. A course needs none.`;
    return undefined;
  }

  #note(type: CST.TokenType, lexeme: string, offset: number): void {
    if (QUOTED.has(type)) this.quotes.push(offset);
    if (type === 'flow-map-start' || type === 'flow-seq-start') {
      this.lastFlow = offset;
      this.#flows += 1;
    }
    if (type === 'flow-map-end' || type === 'flow-seq-end') this.#flows -= 1;
    const isDirective = type === 'directive-line' && !/^%YAML\s+1\.2\s*$/.test(lexeme);
    const message = isDirective ? NO_DIRECTIVE : REFUSED[type];
    if (message !== undefined && this.problems.length < MOST_NAMED) this.problems.push({ offset, message });
  }
}

/** Cuts a text into YAML's tokens, and notices on the way what is not read here and what is too much. Linear in the text. */
export function yamlTokens(text: string): YamlTokens {
  const parser = new Parser();
  const watch = new Watch();
  const tokens: CST.Token[] = [];
  const done = (isWhole: boolean): YamlTokens => {
    const { problems, quotes, lastFlow } = watch;
    return { tokens, problems, isWhole, quotes, lastFlow };
  };
  for (const lexeme of new Lexer().lex(text)) {
    const stop = watch.see(lexeme, parser.offset, parser.stack.length);
    if (stop !== undefined) {
      watch.problems.push({ offset: parser.offset, message: stop });
      return done(false);
    }
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return done(true);
}
