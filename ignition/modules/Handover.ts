import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import attestationsModule from './Attestations.ts';

const ADMIN_ROLE = 0n;

/**
 * Makes `admin` (a Safe or a timelock, another account than the deployer) the only admin, whose calls wait `adminDelay`
 * seconds. Cannot be taken back by the deployer.
 */
export default buildModule('Handover', (m) => {
  const { manager, registry, attestations } = m.useModule(attestationsModule);
  const deployer = m.getAccount(0);
  // A step after one of another module waits for all of that module: the deployer still appoints the auditor.
  const grant = m.call(manager, 'grantRole', [ADMIN_ROLE, m.getParameter('admin'), m.getParameter('adminDelay')], {
    after: [attestations],
  });
  m.call(manager, 'renounceRole', [ADMIN_ROLE, deployer], { after: [grant] });
  return { manager, registry, attestations };
});
