import type { IFileSystem } from 'just-bash/browser';
import type { ShellFile } from './shell-state.ts';

/** Puts an environment's files into a file system that a shell is about to use. */
export async function writeFiles(fs: IFileSystem, files: ReadonlyMap<string, ShellFile>): Promise<void> {
  for (const [path, file] of files) {
    if (file.kind === 'directory') await fs.mkdir(path, { recursive: true });
    else await fs.writeFile(path, file.content);
  }
  for (const [path, { mode, modifiedAt }] of files) {
    const time = new Date(modifiedAt);
    await fs.chmod(path, mode);
    await fs.utimes(path, time, time);
  }
}

/** Copies out what is there beside the system's own paths; only files and folders. */
export async function readFiles(
  fs: IFileSystem,
  systemPaths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ShellFile>> {
  const files = new Map<string, ShellFile>();
  for (const path of fs.getAllPaths()) {
    if (systemPaths.has(path)) continue;
    const { isFile, isDirectory, mode, mtime } = await fs.stat(path);
    const modifiedAt = mtime.getTime();
    if (isFile) files.set(path, { kind: 'file', content: await fs.readFile(path), mode, modifiedAt });
    else if (isDirectory) files.set(path, { kind: 'directory', mode, modifiedAt });
  }
  return files;
}
