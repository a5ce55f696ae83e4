import type { DemlError } from '../registry/errors/DemlError.ts';

/** The way out for somebody at a terminal, where the error's own speaks of the app's pages. */
const fixes: Readonly<Record<string, string>> = {
  'no-chain': 'Check the connection, or name another RPC with --rpc.',
  unavailable: 'Try again, or name another gateway with --gateway.',
  endpoint: 'Check the address, and whether it answers.',
  'no-search': 'Read what each gateway says; try again, or name another with --gateway. Reading works without a search.',
  'incomplete-state': 'Try again when their content has arrived, or name another gateway with --gateway.',
  'broken-history': 'Read again. If it stays, an RPC keeps events back or makes them up: name another with --rpc.',
  'digest-mismatch': 'Name another gateway with --gateway, and report this one.',
  'no-registry': 'Check the chain and the address of --registry or of the config.',
};

export const fixOf = ({ code, fix }: DemlError): string => fixes[code] ?? fix;

/** An error as `--json` and tools give it. */
export const errorPart = (error: DemlError) => {
  const { code, family, message } = error;
  return { error: { code, family, message, fix: fixOf(error) } };
};
