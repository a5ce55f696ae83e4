import type { Catalog } from '../language.ts';

export const standing: Catalog = {
  'Disputed.': '有争议。',
  'A quorum of curators upheld a dispute of this version.': '达到法定人数的策展人认定，对此版本的争议成立。',
  '{disputes} of this version.': '此版本有 {disputes}。',
  '{count} open disputes': '{count} 项未决争议',
  'Read them': '查看',
  'Attested as {verdict} {day} by auditor {auditor}: {evidence}': '审计员 {auditor} 于 {day} 鉴证为{verdict}：{evidence}',
  'What auditors attested could not be read:': '无法读取审计员的鉴证：',
  'Attest it': '鉴证此版本',
};
