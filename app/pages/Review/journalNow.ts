import { type Journal, readJournal, readRecentJournal } from '../../../registry/records/index.ts';
import type { Access } from '../../state/register.ts';

/** What each chain has told so far: the next reading asks for newer blocks only. */
const kept = new WeakMap<Access['chain'], { journal?: Journal; running?: Promise<Journal> | undefined }>();

/**
 * The registry's journal to the newest block; its newest part, and `from`, where the RPC refuses older events. Parts of a
 * page that ask at the same time share one reading.
 */
export function journalNow({ chain, registry }: Pick<Access, 'chain' | 'registry'>): Promise<Journal> {
  const state = kept.get(chain) ?? {};
  kept.set(chain, state);
  state.running ??= readJournal(chain, { registry, ...(state.journal ? { known: state.journal } : {}) })
    .catch((refused) =>
      readRecentJournal(chain, { registry }).catch(() => {
        throw refused; // it says more
      }),
    )
    .then((journal) => {
      state.journal = journal;
      return journal;
    })
    .finally(() => {
      state.running = undefined;
    });
  return state.running;
}
