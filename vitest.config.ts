import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags, findBrowser } from './test/browser.ts';

const browser = findBrowser();

/** Each room has its project; `browser` runs the isomorphic parts of `registry` and `lab` again in Chromium. */
export default defineConfig({
  test: {
    // Scenario tests start whole stacks: two workers on two cores, and time to match.
    maxWorkers: 2,
    projects: [
      { test: { name: 'registry', include: ['{registry,cli,scripts}/**/*.test.ts', 'test/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'contracts',
          include: ['test/contracts/**/*.test.ts', 'test/lab/network.test.ts'],
          pool: 'forks',
          globalSetup: ['test/contracts/support/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'gateway',
          include: ['gateway/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          // Not by each file: two compilers at once take each other's files away.
          globalSetup: ['test/contracts/support/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['{lab,test/lab}/**/*.test.ts'],
          exclude: ['test/lab/network.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'app', include: ['app/**/*.test.{ts,tsx}'], environment: 'node' } },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: ['test/scenarios/support/seeded.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // What a page shows is waited for as long as a busy machine needs; the default is a second.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      ...(browser
        ? [
            {
              test: {
                name: 'browser',
                include: ['registry/**/*.test.ts', 'lab/{number,model,trace,verify}/**/*.test.ts', 'test/lab/golden.test.ts'],
                exclude: ['**/*.node.test.ts'],
                testTimeout: 60_000,
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({ launchOptions: { executablePath: browser, args: browserFlags } }),
                  instances: [{ browser: 'chromium' as const }],
                },
              },
            },
          ]
        : []),
    ],
  },
});
