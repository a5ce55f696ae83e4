import hre from 'hardhat';

/** Compiles before the tests (vitest globalSetup); nothing happens when the artifacts are current. */
export async function setup(): Promise<void> {
  await hre.tasks.getTask('build').run({ quiet: true });
}
