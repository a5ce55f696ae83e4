import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import { toFunctionSelector } from 'viem';

/** Role of the AccessManager whose members may pause the registry; role 0 is the admin. */
export const GUARDIAN_ROLE = 1n;

/**
 * Deploys the AccessManager and the Registry with its curators and rules, and appoints the guardian.
 * The deployer stays admin, without delay, until the Handover module runs.
 */
export default buildModule('Registry', (m) => {
  const deployer = m.getAccount(0);
  const manager = m.contract('AccessManager', [deployer]);
  const [curators, rules, treasury] = [m.getParameter('curators'), m.getParameter('rules'), m.getParameter('treasury')];
  const registry = m.contract('Registry', [manager, curators, rules, treasury]);

  // Every other restricted function keeps the default role, admin.
  const target = m.call(manager, 'setTargetFunctionRole', [registry, [toFunctionSelector('pause()')], GUARDIAN_ROLE]);
  const label = m.call(manager, 'labelRole', [GUARDIAN_ROLE, 'guardian'], { after: [target] });
  m.call(manager, 'grantRole', [GUARDIAN_ROLE, m.getParameter('guardian'), 0], { after: [label] });

  return { manager, registry };
});
