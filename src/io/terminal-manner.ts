/** What the command line says of the terminal. */
export interface MannerOptions {
  readonly plain?: boolean;
  readonly screenReader?: boolean;
  /** Undefined where neither `--ascii` nor `--no-ascii` was given: then the terminal decides. */
  readonly ascii?: boolean;
  /** Undefined where neither `--light` nor `--no-light` was given: then the terminal decides. */
  readonly light?: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
}

/** How the lab speaks to this person's terminal. */
export interface Manner {
  /** Line by line instead of on the whole screen. */
  readonly isPlain: boolean;
  /** In words for a screen reader: no marks, no boxes, what changed first. Always plain as well. */
  readonly isSpoken: boolean;
  readonly isColor: boolean;
  readonly isLight: boolean;
  readonly has256Colors: boolean;
  readonly isAscii: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A locale that was chosen and is not UTF-8. Where none was chosen nothing is known, and nearly all terminals are UTF-8. */
function isNarrowLocale({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return locale !== '' && !/utf-?8/i.test(locale);
}

/** Terminals that say it do so as `15;0` or `0;default;15`: the background last, 7 and 15 being white. */
const saysLight = ({ COLORFGBG }: Environment): boolean => /;(7|15)$/.test(COLORFGBG ?? '');

/** Terminals that say so, and those that are known to have them. */
const saysMany = ({ TERM, COLORTERM, WT_SESSION }: Environment): boolean =>
  /256|direct|kitty|ghostty|alacritty|wezterm|foot/.test(TERM ?? '') ||
  /truecolor|24bit/.test(COLORTERM ?? '') ||
  WT_SESSION !== undefined;

/** What the options ask for, and where they do not, what the environment says. `isTerminal`: a person sits at both ends. */
export function mannerOf(options: MannerOptions, environment: Environment, isTerminal: boolean): Manner {
  const { TERM, NO_COLOR } = environment;
  const isSpoken = options.screenReader === true;
  const isDumb = TERM === 'dumb';
  return {
    isPlain: isSpoken || options.plain === true || isDumb || !isTerminal,
    isSpoken,
    isColor: options.color && !NO_COLOR,
    isLight: options.light ?? saysLight(environment),
    has256Colors: saysMany(environment),
    isAscii: options.ascii ?? (isDumb || TERM === 'linux' || isNarrowLocale(environment)),
  };
}

/** Whether what is printed may be coloured: a terminal reads it, or FORCE_COLOR says so, and nobody has asked for none. */
export function hasColors(
  { color }: Pick<MannerOptions, 'color'>,
  environment: Environment,
  isTerminal: boolean,
): boolean {
  const { TERM, NO_COLOR, FORCE_COLOR = '' } = environment;
  if (!color || NO_COLOR || FORCE_COLOR === '0') return false;
  return FORCE_COLOR !== '' || (isTerminal && TERM !== 'dumb');
}
