import type { Catalog } from '../language.ts';

export const lab: Catalog = {
  'The Lab': '实验室',
  'Families side by side': '各验证族并列',
  'What each way of checking costs on the same work, and what it leaves unchecked.': '对同一份工作，每种验证方式要付出什么，又留下什么未经验证。',
  'A run, here': '就地运行',
  'A small model names a digit in this browser. Change one entry of its work, and see who notices.':
    '一个小模型在本浏览器中识别一个数字。改动其计算中的一个值，看看谁会发现。',
  'A market at work': '运行中的市场',
  'Tasks, money and disputes on a test chain, from the events of its contracts.': '测试链上的任务、资金与争议，取自其合约的事件。',
  'What this does not show': '这里没有显示的',
  'Where figures of a laboratory end.': '实验室数据止于何处。',
  'Figures here are of families of verification at toy size on stated hardware. They say nothing of any listed system.':
    '这里的数据属于各验证族，规模极小，硬件如所注明。它们不说明任何收录系统的情况。',
};
