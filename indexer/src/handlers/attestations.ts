import { ponder } from 'ponder:registry';
import { attestation, reproduction } from 'ponder:schema';
import { outcomes } from '../../../registry/proposing/outcomes.ts';
import { verdicts } from '../../../registry/proposing/verdicts.ts';
import { happened, wordAt } from './happened.ts';

ponder.on('Attestations:Attested', async ({ event, context: { db } }) => {
  const { verdict, ...said } = event.args;
  await db.insert(attestation).values({ ...said, verdict: wordAt(verdicts, verdict), ...(await happened(db, event)) });
});

ponder.on('Attestations:Reproduced', async ({ event, context: { db } }) => {
  const { outcome, ...said } = event.args;
  await db.insert(reproduction).values({ ...said, outcome: wordAt(outcomes, outcome), ...(await happened(db, event)) });
});
