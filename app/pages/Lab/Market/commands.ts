/** What starts a market on one's own machine. */
export const commands = { start: 'npm start', lab: 'npm run lab -- --stack' } as const;
