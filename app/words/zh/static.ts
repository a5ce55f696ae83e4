import type { Catalog } from '../language.ts';

export const statics: Catalog = {
  'A newer release of this app is here.': '本应用有新的发行版。',
  'Use it': '使用新版',
  'Notes of {month}': '{month}的笔记',
  'What was published in {month} that bears on decentralized machine learning.': '{month}发表的、与去中心化机器学习有关的内容。',
  'A neutral, verifiable register of decentralized machine-learning systems: who executes, verifies, settles and constrains, by whose word, and since when.':
    '中立、可验证的去中心化机器学习系统登记册：由谁执行、验证、结算与约束，依据谁的说法，自何时起。',
  'Decentralized machine-learning systems in one table: every cell has its source, its date and its evidence.':
    '一张表收录各去中心化机器学习系统：每个单元格都有来源、日期和证据。',
  'What is known of each system, how well, and what was looked for and not found.':
    '每个系统已知什么、证据如何，以及查找过却没有找到什么。',
  'Systems by the layer they open and by what checks their work; the parts that several of them rest on.':
    '按开放的层级与验证方式排列的系统，以及多个系统共同依赖的部件。',
  'Papers, releases and discussions, month by month, and what each changes for decentralized machine learning.':
    '逐月收录论文、发布与讨论，并说明各自对去中心化机器学习的影响。',
  'Specifications and explanations beside the register.': '登记册之外的规范与说明。',
  'Without JavaScript this page shows the register as it stood at block {block} ({moment}), as this release carries it.':
    '未启用 JavaScript：本页显示登记册在区块 {block}（{moment}）时的状态，内容由本发行版自带。',
  'What each way of checking machine learning costs on the same small work, measured, and what it leaves unchecked.':
    '对同一份小型工作，每种验证机器学习的方式要付出什么（实测），又留下什么未经验证。',
};
