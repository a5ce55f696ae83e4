import type { Party, Role, Trust } from '../../../../registry/trust/index.ts';
import { label, t, word } from '../../../words/t.tsx';
import type { Arrow, Paragraph } from './parts.ts';

/** What a party does, by its place. */
export const roleWords: Readonly<Record<Role, string>> = {
  asks: word('asks'),
  makes: word('supplies a part'),
  works: word('does the work'),
  checks: word('checks or agrees'),
  keeps: word('holds a key or a vote'),
};

/** A party in its box. */
export const partyWords = ({ role, who, forWhat, party }: Party): Paragraph[] => [
  { text: t(roleWords[role]), style: 'role' },
  { text: who, style: 'who', content: true },
  { text: forWhat, style: 'does', content: true },
  { text: label(party), style: 'type' },
];

/** What stands beside an arrow where the claims say that nothing does. */
export const uncheckedWords = (unchecked: string): Paragraph[] => [
  { text: t('unchecked'), style: 'nobody' },
  { text: unchecked, style: 'unchecked', content: true },
];

/** Who asks, where no claim says that they must be honest. */
export const userWords = (): Paragraph[] => [
  { text: t(roleWords.asks), style: 'role' },
  { text: t('User'), style: 'who' },
  { text: t('no claim asks that they be honest'), style: 'does' },
];

/** Who does the work, where no claim names them. */
export const workerWords = (): Paragraph[] => [
  { text: t(roleWords.works), style: 'role' },
  { text: t('Whoever runs the task'), style: 'who' },
  { text: t('no claim asks that they be honest'), style: 'does' },
];

/** Whether the chain checks what is handed to it: only if checking is one of its roles. */
export function chainSays({ chain }: Trust): { kind: Arrow['kind']; words: Paragraph[] } {
  if (!chain) return { kind: 'rests', words: [] };
  if (chain.roles.includes('verification'))
    return { kind: 'checks', words: [{ text: t('the chain has a part in checking it'), style: 'plain' }] };
  return { kind: 'nothing', words: [{ text: t('the chain does not check it: verification is not among its roles'), style: 'nobody' }] };
}

/** What the chain is used for. */
export const chainWords = ({ name, roles }: NonNullable<Trust['chain']>): Paragraph[] => [
  { text: t('the chain'), style: 'role' },
  name ? { text: name, style: 'who', content: true } : { text: t('The chain'), style: 'who' },
  { text: roles.map(label).join(t(', ')), style: 'does' },
];
