/** Names of the pictures: each is a file `NAME.svg` beside this one. */
export const pictureNames: readonly string[];

/** What the built program shows now, as an SVG. */
export function pictureOf(name: string): Promise<string>;

/** Builds what changed since the last build. */
export function buildLab(): void;
