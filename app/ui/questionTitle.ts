import type { Question } from '../../registry/schema/documents.ts';
import { sentence } from '../state/format.ts';
import { t, word } from '../words/t.tsx';

const words = {
  executed: word('executed'),
  verified: word('verified'),
  settled: word('settled'),
  constrained: word('constrained'),
} as const satisfies Record<Question, string>;

/** One of the four words of the question, as a heading. */
export const questionTitle = (question: Question): string => sentence(t(words[question]));
