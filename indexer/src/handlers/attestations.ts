import { ponder } from 'ponder:registry';
import { attestation } from 'ponder:schema';
import { verdicts } from '../../../registry/proposing/verdicts.ts';
import { happened, wordAt } from './happened.ts';

ponder.on('Attestations:Attested', async ({ event, context: { db } }) => {
  const { verdict, ...said } = event.args;
  await db.insert(attestation).values({ ...said, verdict: wordAt(verdicts, verdict), ...(await happened(db, event)) });
});
