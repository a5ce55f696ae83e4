export * from './errors.ts';
export { type GetDeskOptions, getDesk } from './getDesk.ts';
export { listDesks } from './listDesks.ts';
export { offerProposal, postApproval, postComment } from './post.ts';
export type * from './types.ts';
