import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DemlError } from '../../registry/errors/index.ts';
import { root } from '../stack/layout.ts';

const git = async (...flags: string[]): Promise<string> => (await promisify(execFile)('git', flags, { cwd: root })).stdout.trim();

/** Times of code that no commit has: nobody could run it again. */
export class UncommittedError extends DemlError {
  constructor(files: string) {
    super(`The code that would be timed is in no commit: ${files}.`, {
      code: 'uncommitted',
      family: 'input',
      fix: 'Commit it first; or see figures with --print, or write the exact ones alone with --exact.',
    });
  }
}

/** The commit that is checked out. */
export const commitNow = (): Promise<string> => git('rev-parse', 'HEAD');

/** The same, where the Lab's code is that of the commit; what a run writes is no code. */
export async function commitOfClean(): Promise<string> {
  const changed = await git('status', '--porcelain', '--', 'lab', 'contracts/lab', ':!lab/bench/results.json');
  if (changed !== '')
    throw new UncommittedError(
      changed
        .split('\n')
        .map((line) => line.trim().split(' ').at(-1))
        .join(', '),
    );
  return commitNow();
}

/** The commit that is checked out, and whether any code or library is another one now. */
export async function codeNow(): Promise<{ commit: string; modified: boolean }> {
  try {
    const changed = await git('status', '--porcelain', '--', ':!content', ':!docs');
    return { commit: await commitNow(), modified: changed !== '' };
  } catch (cause) {
    throw new DemlError(`No commit can be named: ${root} is no checkout of a git repository.`, {
      code: 'no-commit',
      family: 'input',
      fix: 'Clone the repository with git, and run it there.',
      cause,
    });
  }
}
