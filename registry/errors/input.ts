import { DemlError } from './DemlError.ts';

/** A CID that is not a CIDv1 of sha2-256 in base32. */
export class BadCidError extends DemlError {
  constructor(cid: string, why: string) {
    super(`"${cid.slice(0, 80)}" is not a CID that this register uses: ${why}.`, {
      code: 'bad-cid',
      family: 'input',
      fix: 'Use CIDv1, sha2-256, base32 (bafkrei… for raw, baguqeera… for dag-json).',
    });
  }
}

/** A digest that is not 32 bytes of hex. */
export class BadDigestError extends DemlError {
  constructor(digest: string) {
    super(`"${digest.slice(0, 80)}" is not a digest.`, {
      code: 'bad-digest',
      family: 'input',
      fix: 'Use 0x and 64 lowercase hex digits: the sha2-256 of the bytes.',
    });
  }
}

/** A key that the contract would refuse. */
export class BadKeyError extends DemlError {
  constructor(key: string) {
    super(`"${key.slice(0, 80)}" is not a key.`, {
      code: 'bad-key',
      family: 'input',
      fix: 'Use 1 to 32 characters of a–z, 0–9 and "-".',
    });
  }
}

/** A setting that is missing or malformed. */
export class BadConfigError extends DemlError {
  constructor(name: string, why: string) {
    super(`The setting ${name} is not usable: ${why}.`, {
      code: 'bad-config',
      family: 'input',
      fix: `Correct ${name}; docs/reference/configuration.md lists every setting with its form.`,
    });
  }
}

/** A call that a contract refused, with the bytes that it gave. */
export class RevertedError extends DemlError {
  readonly data: `0x${string}`;
  constructor(data: `0x${string}`, said: string) {
    super(`The contract refused the call: “${said.slice(0, 200)}”.`, {
      code: 'reverted',
      family: 'input',
      fix: 'Read its data with contractError(): it says which refusal of the contracts this is.',
    });
    this.data = data;
  }
}
