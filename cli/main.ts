import { program } from './program.ts';

/** Runs a command line. Nothing of the register is loaded before a command needs it. */
export async function run(args: readonly string[]): Promise<void> {
  // Nobody reads any more, as with `deml list | head`: that is no failure.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  try {
    await program().parseAsync([...args], { from: 'user' });
  } catch (error) {
    const { tellError } = await import('./tell.ts');
    tellError(error, args.includes('--json'));
  }
}
