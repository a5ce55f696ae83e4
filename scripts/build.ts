import { buildApp } from './stack/buildApp.ts';
import { command } from './tell.ts';

const help = 'npm run build: the app into dist/app, unless it is of the present sources already';

await command(async () => {
  if (process.argv.includes('--help')) return console.log(help);
  console.log((await buildApp('release')) ? 'dist/app is built.' : 'dist/app is of the present sources already.');
});
