/** What a template is filled with. */
export interface TemplateValues {
  readonly id: string;
  /** The module that the item belongs to. */
  readonly module: string;
  /** The world that it starts from. */
  readonly fixture: string;
  /** A fact to cite; without one the line that would is a comment. */
  readonly fact?: string;
}

/** The line that cites a fact. */
export function factsLine({ fact }: TemplateValues): string {
  return fact === undefined ? '# facts: [X01]' : `facts: [${fact}]`;
}

/** A title to begin with: `give-it-a-name` becomes `Give it a name`. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The line by which editors find the schema, from a file of the pack; `depth` is how many folders down it is. */
export function schemaLine(depth: number): string {
  return `# yaml-language-server: $schema=${depth === 0 ? './' : '../'.repeat(depth)}${SCHEMA_FILE}\n`;
}

/** The name under which a pack keeps the schema for editors. */
export const SCHEMA_FILE = 'course.schema.json';
