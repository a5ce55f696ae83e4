import { policyOf, readFiles } from './files.ts';
import { type Finding, levelOf, type Rule, rules } from './finding.ts';
import { findingsAcross } from './rules/across.ts';
import { evidenceFindings } from './rules/evidence.ts';
import { formFindings } from './rules/form.ts';
import { textFindings } from './rules/texts.ts';

export interface Checked {
  findings: Finding[];
  /** How many were looked at. */
  files: number;
}

/** Everything that the rules find in `content/`. With `only`, what they find in these files: all are read, as names and sources meet. */
export async function checkContent(
  dir: string,
  { only, now = new Date() }: { only?: readonly string[]; now?: Date } = {},
): Promise<Checked> {
  const [files, policy] = await Promise.all([readFiles(dir), policyOf(dir)]);
  const today = now.toISOString().slice(0, 10);
  const alone = await Promise.all(
    files.map(async (one) => [
      ...(await formFindings(one, today)),
      ...(one.document ? [...textFindings(one, policy, today), ...evidenceFindings(one, now)] : []),
    ]),
  );
  const findings = [...alone.flat(), ...findingsAcross(files)];
  const wanted = (file: string) => !only || only.includes(file);
  return { findings: findings.filter(({ file }) => wanted(file)), files: files.filter(({ file }) => wanted(file)).length };
}

/** The findings under their rules, which say why and what to do; problems first. */
export function report(findings: readonly Finding[]): string[] {
  const order = Object.keys(rules) as Rule[];
  return order.flatMap((rule) => {
    const found = findings.filter((one) => one.rule === rule);
    const { level, why, fix } = rules[rule];
    return found.length === 0
      ? []
      : [`${level} · ${rule}: ${why}. ${fix}`, ...found.map(({ file, path, what }) => `  ${file}: ${path && `${path} `}${what}`), ''];
  });
}

/** `2 problems, 40 warnings in 131 files`. */
export function summary({ findings, files }: Checked): string {
  const problems = findings.filter((one) => levelOf(one) === 'problem').length;
  const warnings = findings.length - problems;
  return `${counted(problems, 'problem')}, ${counted(warnings, 'warning')} in ${counted(files, 'file')}`;
}

const counted = (count: number, one: string): string => `${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`;
