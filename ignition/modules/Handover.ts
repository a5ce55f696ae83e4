import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import registryModule from './Registry.ts';

const ADMIN_ROLE = 0n;

/**
 * Makes `admin` (a Safe or a timelock, another account than the deployer) the only admin, whose calls wait `adminDelay`
 * seconds. Cannot be taken back by the deployer.
 */
export default buildModule('Handover', (m) => {
  const { manager, registry } = m.useModule(registryModule);
  const deployer = m.getAccount(0);
  const grant = m.call(manager, 'grantRole', [ADMIN_ROLE, m.getParameter('admin'), m.getParameter('adminDelay')]);
  m.call(manager, 'renounceRole', [ADMIN_ROLE, deployer], { after: [grant] });
  return { manager, registry };
});
