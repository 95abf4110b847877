import { useEffect, useState } from 'react';
import type { SafeText } from '../text/safe-text.ts';
import { useLab } from './lab-context.ts';
import { isMarkdownLoaded, loadMarkdown, markdownRowsOf } from './markdown-library.ts';
import type { Row } from './row.ts';

/** Markdown to rows; no rows for the moment that the renderer takes to load. */
export function useMarkdown(): (text: SafeText, columns: number) => readonly Row[] {
  const { isColor } = useLab().look;
  const [, setIsLoaded] = useState(isMarkdownLoaded());
  useEffect(() => {
    let isMounted = true;
    void loadMarkdown().then(() => isMounted && setIsLoaded(true));
    return () => {
      isMounted = false;
    };
  }, []);
  return (text, columns) => markdownRowsOf(text, columns, isColor);
}
