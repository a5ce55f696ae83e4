import type { Catalog } from '../language.ts';

export const note: Catalog = {
  'What it changes': '带来的改变',
  'What it says': '内容摘要',
  Caveat: '注意',
  'Related projects': '相关项目',
  'no system of this register': '没有本登记册中的系统',
  '{system} (no profile yet)': '{system}（尚无档案）',
  'its notes': '相关笔记',
  'of {name}': '：{name}',
  Tags: '标签',
  Standing: '状况',
  '{version}, approved {day}.': '{version}，于 {day} 获批准。',
  'Since retired.': '其后已停用。',
  Newer: '较新',
  Older: '较早',
  'the note {slug}': '笔记 {slug}',
  'note “{slug}” in {month}': '{month}的笔记“{slug}”',
  'All notes of {month}': '{month}的所有笔记',
  '{month} has no notes. {all}': '{month}没有笔记。{all}',
  'All notes': '所有笔记',
};
