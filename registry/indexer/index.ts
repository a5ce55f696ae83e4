export * from './askIndexers.ts';
export * from './errors.ts';
export * from './forms.ts';
export * from './getProposalsTold.ts';
export * from './getRevisionsTold.ts';
export * from './routes.ts';
