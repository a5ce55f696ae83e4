import { buildApp } from './stack/buildApp.ts';

const built = await buildApp();
console.log(built ? 'dist/app is built.' : 'dist/app is of the present sources already.');
