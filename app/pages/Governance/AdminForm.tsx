import { type ReactNode, useId, useState } from 'react';
import type { Address, Hex } from 'viem';
import { isAddress, parseEther } from 'viem/utils';
import { type Kind, kinds } from '../../../registry/actions/words.ts';
import type { Council, RulesOfKind } from '../../../registry/records/index.ts';
import { Act } from '../../wallet/Act.tsx';
import { t, word } from '../../words/t.tsx';
import { kindLabels } from './RulesTable.tsx';
import { governingCall, scheduleRequest } from './requests.ts';
import { ethOf } from './words.ts';

const acts = {
  seat: word('Give a free seat'),
  vacate: word('Take a seat'),
  rules: word('Set the rules of a kind'),
  unpause: word('Let the registry go on'),
  treasury: word('Change the treasury'),
  successor: word('Announce the next registry'),
} as const;
type ActName = keyof typeof acts;

/** What is typed, as text until it is sent. */
interface Typed {
  index: string;
  address: string;
  kind: Kind;
  quorum: string;
  rejectionQuorum: string;
  days: string;
  bond: string;
}

/** Writes a call of the admin and announces it. */
export function AdminForm({
  council,
  registry,
  delay,
  onDone,
}: {
  council: Council;
  registry: Address;
  delay: number;
  onDone: () => void;
}) {
  const [act, setAct] = useState<ActName>(council.paused ? 'unpause' : 'seat');
  const [typed, setTyped] = useState<Typed>(() => startOf(council, 'project'));
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const data = callOf(act, typed);
  const id = useId();
  return (
    <div className="gov-form">
      <Labelled id={`${id}act`} label={t('Act')}>
        <select id={`${id}act`} value={act} onChange={(event) => setAct(event.target.value as ActName)}>
          {Object.entries(acts).map(([name, label]) => (
            <option key={name} value={name}>
              {t(label)}
            </option>
          ))}
        </select>
      </Labelled>
      {(act === 'seat' || act === 'vacate') && (
        <Text id={`${id}seat`} label={t('Seat')} value={typed.index} onChange={(index) => set({ index })} numeric />
      )}
      {(act === 'seat' || act === 'treasury' || act === 'successor') && (
        <Text id={`${id}address`} label={t('Address')} value={typed.address} onChange={(address) => set({ address })} wide />
      )}
      {act === 'rules' && (
        <>
          <Labelled id={`${id}kind`} label={t('Kind')}>
            <select id={`${id}kind`} value={typed.kind} onChange={(event) => setTyped(startOf(council, event.target.value as Kind))}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(kindLabels[kind])}
                </option>
              ))}
            </select>
          </Labelled>
          <Text id={`${id}quorum`} label={t('To approve')} value={typed.quorum} onChange={(quorum) => set({ quorum })} numeric />
          <Text
            id={`${id}reject`}
            label={t('To reject')}
            value={typed.rejectionQuorum}
            onChange={(rejectionQuorum) => set({ rejectionQuorum })}
            numeric
          />
          <Text id={`${id}days`} label={t('Days to judge')} value={typed.days} onChange={(days) => set({ days })} numeric />
          <Text id={`${id}bond`} label={t('Bond in ETH')} value={typed.bond} onChange={(bond) => set({ bond })} numeric />
        </>
      )}
      <Act
        key={data ?? act}
        id="govern"
        label={delay > 0 ? t('Announce') : t('Send')}
        request={delay > 0 ? scheduleRequest(council.authority, registry, data ?? '0x') : { to: registry, data: data ?? '0x' }}
        unable={data ? null : t('Fill in the fields.')}
        onDone={onDone}
      />
    </div>
  );
}

function startOf(council: Council, kind: Kind): Typed {
  const { quorum, rejectionQuorum, lifetime, bond } = council.rules[kind];
  const [index, address] = [String(council.seats.length), ''];
  return {
    index,
    address,
    kind,
    quorum: String(quorum),
    rejectionQuorum: String(rejectionQuorum),
    days: String(lifetime / 86_400),
    bond: ethOf(bond).replace(' ETH', ''),
  };
}

/** The bytes of the call, or null while a field is not filled in. */
function callOf(act: ActName, typed: Typed): Hex | null {
  const index = wholeOf(typed.index, 255);
  const address = isAddress(typed.address) ? typed.address : null;
  switch (act) {
    case 'seat':
      return index !== null && address ? governingCall.seat(index, address) : null;
    case 'vacate':
      return index !== null ? governingCall.vacate(index) : null;
    case 'unpause':
      return governingCall.unpause();
    case 'treasury':
      return address && governingCall.setTreasury(address);
    case 'successor':
      return address && governingCall.announceSuccessor(address);
    case 'rules': {
      const rules = rulesOf(typed);
      return rules && governingCall.setRules(typed.kind, rules);
    }
  }
}

function rulesOf(typed: Typed): RulesOfKind | null {
  const quorum = wholeOf(typed.quorum, 255);
  const rejectionQuorum = wholeOf(typed.rejectionQuorum, 255);
  const lifetime = /^\d{1,5}(\.\d{1,4})?$/.test(typed.days) ? Math.round(Number(typed.days) * 86_400) : null;
  const bond = /^\d{1,6}(\.\d{1,18})?$/.test(typed.bond) ? parseEther(typed.bond) : null;
  return quorum === null || rejectionQuorum === null || lifetime === null || bond === null
    ? null
    : { quorum, rejectionQuorum, lifetime, bond };
}

const wholeOf = (text: string, most: number): number | null => (/^\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : null);

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      {children}
    </p>
  );
}

interface TextProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  numeric?: boolean;
  wide?: boolean;
}

function Text({ id, label, value, onChange, numeric, wide }: TextProps) {
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        className={wide ? 'wide mono' : undefined}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </Labelled>
  );
}
