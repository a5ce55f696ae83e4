import { type Question, questions } from '../schema/documents.ts';
import { type FieldId, fieldIds, fieldOf } from '../schema/fields.ts';
import type { Group } from '../schema/vocabulary.ts';

/** The groups behind each part of the question, in the order in which they are read: first what answers it most directly. */
const readingOrder: Readonly<Record<Question, readonly Group[]>> = {
  executed: ['tasks', 'output', 'metrics', 'thesis', 'participation', 'details'],
  verified: ['verification', 'participation', 'metrics'],
  settled: ['pricing', 'metrics', 'thesis', 'details', 'tokenomics'],
  constrained: ['governance', 'participation', 'thesis', 'details'],
};

/** Which part of the question a group helps to answer. */
const ofGroup: Readonly<Record<Group, Question>> = {
  details: 'executed',
  thesis: 'executed',
  tasks: 'executed',
  output: 'executed',
  verification: 'verified',
  pricing: 'settled',
  participation: 'constrained',
  governance: 'constrained',
  tokenomics: 'settled',
  metrics: 'executed',
};

/** Fields that answer another part of the question than their group does. */
const ofField: Partial<Record<FieldId, Question>> = {
  'details.chain': 'settled',
  'details.funding': 'settled',
  'details.license': 'constrained',
  'details.team': 'constrained',
  'thesis.threat': 'constrained',
  'thesis.onchainRole': 'settled',
  'participation.role': 'executed',
  'participation.hardware': 'executed',
  'participation.stake': 'verified',
  'participation.slashing': 'verified',
  'metrics.taskPrice.inference': 'settled',
  'metrics.taskPrice.training': 'settled',
  'metrics.taskPrice.verificationOverhead': 'verified',
};

/** Drawn on one axis of time. */
export const lifeFields = ['details.lifecycle', 'details.launched'] as const satisfies readonly FieldId[];
/** Drawn as what several systems rest on. */
export const FATE = 'details.dependencies' satisfies FieldId;

const drawn: readonly FieldId[] = [...lifeFields, FATE];
/** Who must be honest comes before how it is checked. */
const first: FieldId = 'verification.trustModel';

/** The part of the question that a field helps to answer. */
export const questionOf = (field: FieldId): Question => ofField[field] ?? ofGroup[fieldOf(field).group];

/** A part of the question, and the fields that answer it. */
export interface Section {
  question: Question;
  fields: readonly FieldId[];
}

/** By group as they are read, then as the dictionary has them. */
function placeIn(question: Question, field: FieldId): number {
  if (field === first) return -1;
  return readingOrder[question].indexOf(fieldOf(field).group) * fieldIds.length + fieldIds.indexOf(field);
}

/** Every field in one section, but for those that are drawn. */
export const sections: readonly Section[] = questions.map((question) => ({
  question,
  fields: fieldIds
    .filter((field) => !drawn.includes(field) && questionOf(field) === question)
    .toSorted((a, b) => placeIn(question, a) - placeIn(question, b)),
}));
