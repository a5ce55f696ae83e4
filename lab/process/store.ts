import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import type { Hash } from '../trace/hash.ts';
import { commitTensor } from '../trace/tensor.ts';
import { jobForm, read, readJob, writeJob } from './messages.ts';

/** A party's own folder: what the chain does not hold and a restart needs. A file a thing, written beside and renamed. */
export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(name: string, value: unknown): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, `${name}.json`);
    await writeFile(`${file}.new`, JSON.stringify(value), { flush: true });
    await rename(`${file}.new`, file);
  }

  /** Undefined where there is no such file. */
  async read<T>(name: string, form: z.ZodMiniType<T>): Promise<T | undefined> {
    const file = join(this.#folder, `${name}.json`);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : read(form, file, JSON.parse(text));
  }

  keepJob(job: Job): Promise<void> {
    return this.write(jobName({ specDigest: specDigest(job.spec), inputRoot: commitTensor(job.input) }), writeJob(job));
  }

  /** The job of a quote, which was kept before it was signed. */
  async job(quote: { specDigest: Hash; inputRoot: Hash }): Promise<Job | undefined> {
    const message = await this.read(jobName(quote), jobForm);
    return message && readJob(message);
  }
}

const jobName = ({ specDigest, inputRoot }: { specDigest: Hash; inputRoot: Hash }) =>
  `job-${specDigest.slice(2, 34)}-${inputRoot.slice(2, 34)}`;
