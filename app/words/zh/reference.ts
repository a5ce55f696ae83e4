import type { Catalog } from '../language.ts';

export const reference: Catalog = {
  'What the register says in its own words, page by page, with sources. Each page is proposed, approved and kept like a profile.':
    '登记册自己的说明，逐页列出，附来源。每一页都像系统档案一样经过提案、批准和保存。',
  ', {sources}': '，{sources}',
  '{count} sections': '{count} 节',
  '{count} sources': '{count} 个来源',
  'Not shown:': '不显示：',
  'the list of pages': '页面列表',
};
