#!/usr/bin/env node
// The compiler from npm in the form that forge expects: a command with --version and standard JSON on stdin.
const solc = require('solc');

if (process.argv.includes('--version')) {
  console.log(`Version: ${solc.version()}`);
  process.exit(0);
}
let input = '';
process.stdin.on('data', (chunk) => {
  input += chunk;
});
process.stdin.on('end', () => process.stdout.write(solc.compile(input)));
