import { DemlError } from '../registry/errors/index.ts';

/** Says on stderr what went wrong and what to do: two lines for an error of ours, everything for one that is not. */
export function tell(error: unknown): void {
  if (error instanceof DemlError) console.error(`${error.message}\nWhat to do: ${error.fix}`);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    console.error(`${error.message.split('. ')[0]}.\nWhat to do: see the flags with --help.`);
  else console.error(error, '\nWhat to do: this is a fault of the program; report it with the lines above.');
}

/** Runs a command; what it throws is told and makes the exit status 1. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}
