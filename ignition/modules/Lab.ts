import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';

/**
 * Deploys the Lab's contracts, apart from the register: they share no account, role or storage with it. For local and test networks.
 * Escrow and game name each other, so the deployer binds the game once, and has no power afterwards.
 */
export default buildModule('Lab', (m) => {
  const verifier = m.contract('BilinearVerifier');
  const referee = m.contract('Referee');
  const escrow = m.contract('TaskEscrow', [verifier]);
  const game = m.contract('DisputeGame', [escrow, referee]);
  const pool = m.contract('WorkPool', [escrow, m.getParameter('epochSeconds'), m.getParameter('unitsPerMac')]);
  m.call(escrow, 'bind', [game, pool]);
  const token = m.contractAt('LabToken', m.staticCall(pool, 'token'));
  return { escrow, game, pool, referee, token, verifier };
});
