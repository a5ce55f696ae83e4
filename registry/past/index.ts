export { askAt, type Opinion } from './askAt.ts';
export { getRegisterAt, type RegisterAt } from './getRegisterAt.ts';
export { type Moment, parseMoment } from './moment.ts';
