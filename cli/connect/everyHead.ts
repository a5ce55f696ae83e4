import type { Entry } from '../../registry/actions/words.ts';
import type { Register } from './openRegister.ts';

/** Every head of a register. */
export async function everyHead(register: Register): Promise<Entry[]> {
  const collections = [
    ...(['project', 'metric', 'page'] as const).map((kind) => register.collection(kind)),
    ...register.periods.map((period) => register.collection('note', period)),
  ];
  return (await Promise.all(collections)).flat();
}
