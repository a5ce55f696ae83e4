/** What is used of snarkjs 0.7.6, which has no types of its own. */
declare module 'snarkjs' {
  interface Memory {
    type: 'mem';
    data?: Uint8Array;
  }
  /** A path, or a file that stands in memory alone. */
  type Place = string | Memory;
  type Signals = Record<string, (string | bigint)[] | (string | bigint)[][]>;

  interface Proof {
    pi_a: string[];
    pi_b: string[][];
    pi_c: string[];
    protocol: 'groth16';
    curve: 'bn128';
  }
  interface VerificationKey {
    protocol: 'groth16';
    curve: 'bn128';
    nPublic: number;
    IC: string[][];
  }

  /** A group of the curve; its points are bytes that only it reads. */
  interface Group {
    fromObject(coordinates: readonly bigint[] | readonly (readonly bigint[])[]): Uint8Array;
    isValid(point: Uint8Array): boolean;
    isZero(point: Uint8Array): boolean;
    timesScalar(point: Uint8Array, factor: bigint): Uint8Array;
  }
  /** The field of the coordinates of G2: pairs of numbers. */
  interface PairField {
    fromObject(pair: readonly [bigint, bigint]): Uint8Array;
    toObject(element: Uint8Array): readonly [bigint, bigint];
    add(one: Uint8Array, other: Uint8Array): Uint8Array;
    mul(one: Uint8Array, other: Uint8Array): Uint8Array;
    div(one: Uint8Array, other: Uint8Array): Uint8Array;
    square(element: Uint8Array): Uint8Array;
    /** Null where there is none. */
    sqrt(element: Uint8Array): Uint8Array | null;
  }
  interface Curve {
    q: bigint;
    r: bigint;
    G1: Group;
    G2: Group;
    F2: PairField;
    terminate(): Promise<void>;
  }

  const curves: { getCurveFromName(name: 'bn128'): Promise<Curve> };
  const powersOfTau: {
    newAccumulator(curve: Curve, power: number, to: Place): Promise<unknown>;
    contribute(from: Place, to: Place, name: string, secret: string): Promise<unknown>;
    preparePhase2(from: Place, to: Place): Promise<unknown>;
  };
  const zKey: {
    newZKey(constraints: string, powers: Place, to: Place): Promise<unknown>;
    contribute(from: Place, to: Place, name: string, secret: string): Promise<unknown>;
    exportVerificationKey(key: Place): Promise<VerificationKey>;
    exportSolidityVerifier(key: Place, templates: { groth16: string }): Promise<string>;
  };
  const wtns: {
    calculate(input: Signals, program: string, to: Place): Promise<void>;
    exportJson(witness: Place): Promise<bigint[]>;
  };
  const groth16: {
    fullProve(input: Signals, program: string, key: string): Promise<{ proof: Proof; publicSignals: string[] }>;
    verify(key: VerificationKey, publicSignals: readonly string[], proof: Proof): Promise<boolean>;
  };
}
