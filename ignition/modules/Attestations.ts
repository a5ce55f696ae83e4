import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import { toFunctionSelector } from 'viem';
import registryModule from './Registry.ts';

/** Role of the AccessManager whose members may attest. */
export const AUDITOR_ROLE = 2n;

/** Selector of the function that auditors may call. */
export const attestSelector = toFunctionSelector('attest(uint8,uint32,bytes32,uint32,uint8,bytes32)');

/** Deploys the attestations beside the registry and appoints the auditor. The deployer must still be admin. */
export default buildModule('Attestations', (m) => {
  const { manager, registry } = m.useModule(registryModule);
  const attestations = m.contract('Attestations', [manager, registry]);

  const target = m.call(manager, 'setTargetFunctionRole', [attestations, [attestSelector], AUDITOR_ROLE], { id: 'auditorsAttest' });
  const label = m.call(manager, 'labelRole', [AUDITOR_ROLE, 'auditor'], { id: 'labelAuditor', after: [target] });
  m.call(manager, 'grantRole', [AUDITOR_ROLE, m.getParameter('auditor'), 0], { id: 'appointAuditor', after: [label] });

  return { manager, registry, attestations };
});
