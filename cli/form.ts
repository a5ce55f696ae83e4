/** The version of the form of `--json` and of the tools' answers; under the same one a part is only ever added. */
export const JSON_FORM = 'deml.cli/1';
