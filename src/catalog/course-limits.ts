/** What a whole course may be: about three times one of a thousand lessons with ten questions each. Nothing is read of a larger one. */
export const MOST_FILES = 2_500;
export const MOST_BYTES = 32 * 1024 * 1024;
