import { fileURLToPath } from 'node:url';
import hardhatIgnitionViem from '@nomicfoundation/hardhat-ignition-viem';
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers';
import hardhatViem from '@nomicfoundation/hardhat-viem';
import hardhatViemAssertions from '@nomicfoundation/hardhat-viem-assertions';
import { defineConfig } from 'hardhat/config';

// The compiler comes from npm. The path is absolute because the compiler runs in a child process.
const compiler = {
  version: '0.8.37',
  path: fileURLToPath(import.meta.resolve('solc/soljson.js')),
  settings: { optimizer: { enabled: true, runs: 200 }, evmVersion: 'cancun' },
};

export default defineConfig({
  plugins: [hardhatViem, hardhatViemAssertions, hardhatNetworkHelpers, hardhatIgnitionViem],
  // Ignition builds with "production", tests with "default": equal settings give both the same bytecode.
  solidity: {
    profiles: { default: compiler, production: compiler },
    npmFilesToBuild: [
      '@openzeppelin/contracts/access/manager/AccessManager.sol',
      '@openzeppelin/contracts/governance/TimelockController.sol', // yardstick of scripts/gas.ts
    ],
  },
  paths: {
    sources: ['./contracts', './test/contracts/bench'],
    tests: { solidity: './test/contracts/solidity' },
  },
  test: {
    solidity: {
      fuzz: { runs: 256, seed: '0x1234' },
      invariant: { runs: 64, depth: 50, failOnRevert: true },
    },
  },
  networks: {
    local: { type: 'http', chainType: 'l1', url: process.env.DEML_RPC ?? 'http://127.0.0.1:8545' },
  },
});
