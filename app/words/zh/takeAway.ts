import type { Catalog } from '../language.ts';

export const takeAway: Catalog = {
  'Cite this state': '引用此状态',
  'Computing the state root …': '正在计算状态根……',
  Copy: '复制',
  '{records} saved.': '已保存 {records}。',
  '{count} records': '{count} 条记录',
  'Some documents are still to be read': '还有文档尚未读取',
  'What this page shows, as a file': '将本页所示内容存为文件',
  ' of what is shown': '：所示内容',
  'Reading …': '正在读取……',
  'Nothing was saved:': '未保存任何内容：',
  Markdown: 'Markdown',
  'CSL-JSON': 'CSL-JSON',
  'Data package': '数据包',
  Croissant: 'Croissant',
  'No RPC gave the events of the register, so the root of the whole state is not known now.':
    '没有 RPC 给出登记册的事件，因此目前无法得知完整状态的根。',
  Stop: '停止',
  'Whole state as .car': '完整状态（.car）',
  '{count} of {all} documents verified': '已验证 {count}/{all} 份文档',
  '{blocks} blocks saved, {bytes} bytes.': '已保存 {blocks} 个数据块，{bytes} 字节。',
  'One CID names all of it; {command} holds the file against the chain.': '一个 CID 指代全部内容；用 {command} 可将文件与链核对。',
};
