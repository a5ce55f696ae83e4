export * from './departures.ts';
export * from './errors.ts';
export * from './filter.ts';
export * from './order.ts';
export * from './query.ts';
export * from './readOrder.ts';
export * from './view.ts';
export * from './wire.ts';
