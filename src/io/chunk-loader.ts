import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache } from './code-cache.ts';

/** Loads the files that the build cut the lab into, as `require` would, from compiled code where it is kept. */
export interface ChunkLoader {
  /** What a file of the build exports; run when it is first asked for. */
  load(path: string): unknown;
  /** Keeps the compiled code of what has run by now, where it was not kept before. Never throws. */
  keep(): void;
}

type Wrapped = (exports: unknown, require: (id: string) => unknown, module: { exports: unknown }, path: string) => void;

/** `builtin` gives the modules of Node. */
export function createChunkLoader(cache: CodeCache | undefined, builtin: (id: string) => unknown): ChunkLoader {
  const modules = new Map<string, { exports: unknown }>();
  const fresh = new Map<string, Script>();

  const compiled = (path: string): Wrapped => {
    const source = `(function (exports, require, module, __filename) {${readFileSync(path, 'utf8')}\n})`;
    const cachedData = cache?.read(basename(path));
    const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected) fresh.set(path, script);
    return script.runInThisContext();
  };

  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const need = (id: string): unknown => (id.startsWith('.') ? load(resolve(dirname(path), id)) : builtin(id));
    compiled(path)(module.exports, need, module, path);
    return module.exports;
  };

  const keep = (): void => {
    for (const [path, script] of fresh) cache?.write(basename(path), script.createCachedData());
    fresh.clear();
  };

  return { load, keep };
}
