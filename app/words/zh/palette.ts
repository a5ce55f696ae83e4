import type { Catalog } from '../language.ts';

export const palette: Catalog = {
  Pages: '页面',
  Systems: '系统',
  Fields: '字段',
  'Claims in the table': '表中的论断',
  Home: '首页',
  Places: '去处',
  'Chosen before': '曾经选择',
  'A page, a system, a note, a field or a claim': '页面、系统、笔记、字段或论断',
  'In the texts of the register, as {gateway} finds them': '登记册正文中，由网关 {gateway} 查得',
  'Search the register for “{text}”': '在登记册中搜索“{text}”',
  '{count} places': '{count} 个去处',
  '{places}.': '{places}。',
  'The gateways are asked for more.': '正在向网关查询更多。',
  'No gateway answered the search: what this page has read is all that is shown.': '没有网关应答搜索：此处只有本页已读取的内容。',
  '{hits} in the texts.': '正文中有{hits}。',
  '{count} hits': '{count} 条结果',
  'The gateway’s word': '仅为网关之言',
};
