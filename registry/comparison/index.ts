export * from './kin.ts';
export * from './life.ts';
export * from './likeness.ts';
export * from './order.ts';
export * from './sections.ts';
export * from './verdict.ts';
export * from './view.ts';
