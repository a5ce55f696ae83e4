import { fieldHelp } from '../schema/fieldHelp.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';
import { labelOf, rungs } from '../schema/vocabulary.ts';
import { citationText } from './cite.ts';
import { changeNode, hitNode, proposalNode } from './listNodes.ts';
import type { AnyRecord, ExportFile, ExportRecord, RecordOf } from './schema.ts';
import { wordsOf } from './words.ts';
import { worksOf } from './works.ts';

/** The whole context, inside the file: nobody has to fetch one to expand it. */
const context = {
  '@vocab': 'https://schema.org/',
  url: { '@type': '@id' },
  contentUrl: { '@type': '@id' },
  license: { '@type': '@id' },
} as const;

type Node = Record<string, unknown>;

const workTypes: Readonly<Record<string, string>> = {
  code: 'SoftwareSourceCode',
  chain: 'Dataset',
  measurement: 'Dataset',
  document: 'WebPage',
  announcement: 'WebPage',
  press: 'NewsArticle',
  paper: 'ScholarlyArticle',
  blog: 'BlogPosting',
  release: 'SoftwareSourceCode',
  discussion: 'DiscussionForumPosting',
};

/** A work that somebody else published. */
const workNode = (kind: string, part: { title: string; publisher?: string | undefined; url?: string | undefined }): Node => ({
  '@type': workTypes[kind] ?? 'CreativeWork',
  name: part.title,
  ...(part.publisher && { publisher: { '@type': 'Organization', name: part.publisher } }),
  ...(part.url && { url: part.url }),
});

const sourceNodes = (sources: RecordOf<'claim'>['sources']): Node[] => sources.map((one) => workNode(one.kind, one));

const register = { '@type': 'Organization', name: 'DeML OS' } as const;

/** What a record is about: the profile's system. */
const system = (record: ExportRecord): Node => ({ '@type': 'Thing', identifier: record.slug, name: record.name });

/** The revision that holds a record, by its CID. */
const held = ({ version, cid, digest, name }: Pick<RecordOf<'unread'>, 'version' | 'cid' | 'digest' | 'name'>): Node => ({
  '@type': 'DigitalDocument',
  '@id': `ipfs://${cid}`,
  name,
  version: String(version),
  identifier: digest,
});

/** The rung says which kind of source stands behind a claim. `reviewAspect` keeps it from being read as a verdict on its truth. */
const rating = (rung: (typeof rungs)[number]): Node => ({
  '@type': 'Rating',
  reviewAspect: 'evidence',
  ratingValue: rungs.indexOf(rung) + 1,
  worstRating: 1,
  bestRating: rungs.length,
  alternateName: labelOf(rung),
  ratingExplanation: 'Place on the evidence ladder, by the kind of the cited source. It does not say that the claim is true.',
});

function claimNode(record: RecordOf<'claim'>): Node {
  const value = wordsOf(record.value);
  return {
    '@type': 'ClaimReview',
    '@id': `ipfs://${record.cid}#${record.id}`,
    claimReviewed: record.statement,
    reviewAspect: 'evidence',
    author: register,
    datePublished: record.approvedAt,
    isPartOf: held(record),
    itemReviewed: {
      '@type': 'Claim',
      name: fieldOf(record.field).label,
      text: record.statement,
      about: system(record),
      temporalCoverage: record.asOf,
      appearance: sourceNodes(record.sources),
      ...(value !== undefined && {
        mainEntity: {
          '@type': 'PropertyValue',
          propertyID: record.field,
          value,
          ...(record.unit && { unitText: record.unit }),
          ...(record.workload && { measurementTechnique: record.workload }),
        },
      }),
    },
    reviewRating: rating(record.rung),
    ...(record.note && { reviewBody: record.note }),
  };
}

const readingNode = (record: RecordOf<'reading'>): Node => ({
  '@type': 'Observation',
  '@id': `ipfs://${record.cid}#${record.id}`,
  observationAbout: system(record),
  measuredProperty: { '@type': 'Property', name: fieldOf(record.field as FieldId).label, identifier: record.field },
  value: record.value,
  unitText: record.unit,
  observationDate: record.asOf,
  description: record.leavesOut ? `${record.counts} Leaves out: ${record.leavesOut}` : record.counts,
  measurementTechnique: labelOf(record.rung),
  citation: sourceNodes(record.sources),
  isPartOf: held(record),
});

/** An absence has no value, so it is no claim and no zero. */
const absenceNode = (record: RecordOf<'absence'>): Node => ({
  '@type': 'Comment',
  '@id': `ipfs://${record.cid}#absent-${record.field}`,
  name: `${fieldOf(record.field).label}: ${labelOf(record.absence)}`,
  text: record.searched,
  about: system(record),
  temporalCoverage: record.asOf,
  isPartOf: held(record),
});

const noteNode = (record: RecordOf<'note'>): Node => ({
  '@type': 'Article',
  '@id': `ipfs://${record.cid}`,
  headline: record.title,
  abstract: record.summary,
  text: record.effect,
  ...(record.caveat && { disambiguatingDescription: record.caveat }),
  keywords: record.tags.join(', '),
  author: register,
  datePublished: record.approvedAt,
  version: String(record.version),
  identifier: record.digest,
  about: {
    ...workNode(record.sourceType, record),
    datePublished: record.publishedAt,
    author: record.authors.map((name) => ({ '@type': 'Thing', name })),
  },
  mentions: record.projects.map((slug) => ({ '@type': 'Thing', identifier: slug })),
});

const sectionNode = (record: RecordOf<'section'>): Node => ({
  '@type': record.check ? 'ClaimReview' : 'Article',
  '@id': `ipfs://${record.cid}#${record.id}`,
  ...(record.check
    ? {
        claimReviewed: record.heading,
        reviewBody: record.body,
        reviewRating: { '@type': 'Rating', alternateName: labelOf(record.check.verdict) },
      }
    : { headline: record.heading, articleBody: record.body }),
  author: register,
  datePublished: record.approvedAt,
  citation: record.sources.map((one) => ({ ...workNode(one.kind, one), datePublished: one.asOf })),
  isPartOf: held(record),
});

const unreadNode = (record: RecordOf<'unread'>): Node => ({
  ...held(record),
  creativeWorkStatus: 'not verified',
  description: record.reason,
});

function nodeOf(record: AnyRecord): Node {
  switch (record.record) {
    case 'claim':
      return claimNode(record);
    case 'absence':
      return absenceNode(record);
    case 'reading':
      return readingNode(record);
    case 'note':
      return noteNode(record);
    case 'section':
      return sectionNode(record);
    case 'change':
      return changeNode(record);
    case 'hit':
      return hitNode(record);
    case 'proposal':
      return proposalNode(record);
    case 'unread':
      return unreadNode(record);
  }
}

/** The view as a schema.org Dataset: claims with what was checked of them, readings, absences, notes, and where the whole state is. */
export function jsonLdOf(file: ExportFile): Node {
  const { state } = file;
  const fields = [...new Set(file.records.flatMap((record) => ('field' in record && record.field ? [record.field as FieldId] : [])))];
  return {
    '@context': context,
    '@type': 'Dataset',
    '@id': file.url,
    url: file.url,
    name: `DeML OS: ${file.title}`,
    description: citationText(file),
    version: String(state.block),
    dateModified: state.time,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    creator: register,
    identifier: [
      ...(state.root === null ? [] : [{ '@type': 'PropertyValue', propertyID: 'state root', value: state.root }]),
      ...state.collections.map(({ kind, period, overviewRoot }) => ({
        '@type': 'PropertyValue',
        propertyID: `collection root of ${period ? `${kind} ${period}` : kind}`,
        value: overviewRoot,
      })),
    ],
    distribution: [state.root, ...state.collections.map(({ archiveRoot }) => archiveRoot)].flatMap((root) =>
      root === null ? [] : [{ '@type': 'DataDownload', encodingFormat: 'application/vnd.ipld.car', contentUrl: `ipfs://${root}` }],
    ),
    variableMeasured: fields.map((id) => ({
      '@type': 'PropertyValue',
      propertyID: id,
      name: fieldOf(id).label,
      description: fieldHelp[id],
    })),
    citation: worksOf(file).map((work) => workNode(work.kind, work)),
    hasPart: file.records.map(nodeOf),
  };
}

/** The same as a file. */
export const toJsonLd = (file: ExportFile): string => `${JSON.stringify(jsonLdOf(file), null, 2)}\n`;
